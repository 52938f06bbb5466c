import multiprocessing
import threading
import time


def child(queue):
    queue.put(lambda: 1)
    queue.put(threading.Lock())
    queue.put("arrives")
    time.sleep(0.3)  # CPython drops what is left once the process cleans up.


if __name__ == "__main__":
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=child, args=(queue,))
    process.start()
    print(queue.get())
    process.join()
    print(process.exitcode)
    bounded = multiprocessing.Queue(1)
    bounded.put(lambda: 1)
    time.sleep(0.1)
    bounded.put("there is room")
    print(bounded.get())
    simple = multiprocessing.SimpleQueue()
    here, there = multiprocessing.Pipe()
    for put in (simple.put, here.send):
        try:
            put(threading.Lock())
        except TypeError as error:
            print(error)
