import time
from concurrent.futures import BrokenExecutor, CancelledError, Future, ProcessPoolExecutor, ThreadPoolExecutor
import concurrent.futures
import sys


def square(x):
    return x * x


def after(seconds):
    time.sleep(seconds)


def fails():
    raise ValueError("in the initializer")


def name_of(error):
    return f"{type(error).__module__}.{type(error).__name__}: {error}"


def try_pool(pool):
    with pool:
        for _ in range(2):
            try:
                pool.submit(square, 2).result()
            except BrokenExecutor as error:
                print(name_of(error))
                time.sleep(0.05)


if __name__ == "__main__":
    try_pool(ThreadPoolExecutor(1, initializer=fails))
    try_pool(ProcessPoolExecutor(1, initializer=fails))
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(after, 0.01)
        future.add_done_callback(lambda future: 1 / 0)
        print(pool.submit(square, 3).result())
        future.add_done_callback(lambda future: 1 / 0)
        print("goes on")
    with ProcessPoolExecutor(1) as pool:
        futures = [pool.submit(after, 0.2) for _ in range(5)]
        time.sleep(0.1)
        first, last = futures[0], futures[4]
        print(first.running(), last.running(), first.cancel(), last.cancel(), first.cancelled(), last.cancelled())
        print(first.result(), first.running())
        try:
            last.result()
        except CancelledError as error:
            print(repr(error), type(error).__module__)
        try:
            pool.submit(sys.exit, 3).result()
        except SystemExit as error:
            print("exit", error, pool.submit(square, 4).result())
    pool = ProcessPoolExecutor(1)
    futures = [pool.submit(after, 0.2) for _ in range(5)]
    time.sleep(0.1)
    pool.shutdown(cancel_futures=True)
    print(futures[0].cancelled(), futures[4].cancelled())
    future = Future()
    print(future.set_running_or_notify_cancel(), future.running())
    future.set_result(1)
    try:
        future.set_result(2)
    except concurrent.futures.InvalidStateError as error:
        print(type(error).__module__, str(error).split(":")[0])
