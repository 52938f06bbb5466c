import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait


def after(seconds):
    time.sleep(seconds)
    return seconds


with ThreadPoolExecutor(3) as pool:
    futures = [pool.submit(after, seconds) for seconds in (0.6, 0.2, 0.4)]
    done, left = wait(futures, timeout=0.3)
    print(sorted(future.result() for future in done), len(left))
    try:
        for future in as_completed(futures + futures, timeout=0.2):
            print(future.result() < 0.5)
    except TimeoutError as error:
        print(error)
    print(len(wait(futures + futures).done))
    try:
        for seconds in pool.map(after, [0.2, 0.2, 0.6], timeout=0.4):
            print(seconds)
    except TimeoutError as error:
        print(repr(error))


ran = []


def note(number):
    ran.append(number)
    time.sleep(0.2)
    if number == 1:
        raise ValueError(number)
    return number


# After an exception nobody takes the rest, so it is not done.
with ThreadPoolExecutor(1) as pool:
    try:
        for number in pool.map(note, range(6)):
            print("got", number)
    except ValueError as error:
        print("failed", error)
print(ran)

condition = threading.Condition()


def poke():
    for _ in range(8):
        time.sleep(0.1)
        with condition:
            condition.notify_all()


threading.Thread(target=poke).start()
start = time.monotonic()
with condition:
    print(condition.wait_for(lambda: False, timeout=0.35), 0.3 < time.monotonic() - start < 0.6)
