import multiprocessing
import time


def waits(queue):
    try:
        queue.get()
    finally:
        print("never printed")


def sleeps():
    while True:
        time.sleep(0.01)


def keeps(lock, ready):
    lock.acquire()
    ready.set()
    time.sleep(60)


def ends():
    pass


def refusal(action):
    try:
        action()
    except (AttributeError, AssertionError, ValueError) as error:
        print(type(error).__name__, error)


if __name__ == "__main__":
    queue = multiprocessing.Queue()
    for target, args in ((waits, (queue,)), (sleeps, ())):
        for kills in (False, True):
            process = multiprocessing.Process(target=target, args=args)
            end = process.kill if kills else process.terminate
            refusal(end)
            process.start()
            time.sleep(0.05)
            print(process.is_alive(), process.exitcode)
            end()
            process.join()
            print(process.is_alive(), process.exitcode)

    # It has ended already: nothing happens to it.
    process = multiprocessing.Process(target=ends)
    process.start()
    process.join()
    process.terminate()
    process.kill()
    print(process.exitcode)
    process.close()
    for action in (process.join, process.is_alive, process.terminate, process.kill, process.start):
        refusal(action)
    refusal(multiprocessing.current_process().kill)
    print(multiprocessing.current_process())

    # join() with a timeout, then force.
    process = multiprocessing.Process(target=sleeps, daemon=True)
    process.start()
    process.join(0.05)
    print(process.exitcode)
    refusal(process.close)
    process.kill()
    process.join()
    print(process.exitcode, str(process).split()[-2:])

    # What it held stays held.
    lock, ready = multiprocessing.Lock(), multiprocessing.Event()
    process = multiprocessing.Process(target=keeps, args=(lock, ready))
    process.start()
    ready.wait()
    process.terminate()
    process.join()
    print(lock.acquire(timeout=0.05), process.exitcode)
