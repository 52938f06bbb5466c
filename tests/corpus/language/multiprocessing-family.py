import os
import time
from multiprocessing import Pool, Process, Queue, active_children, current_process, parent_process


class Worker(Process):
    def run(self):
        pass


def tell(queue):
    queue.put((parent_process().name, current_process().name, active_children(), os.getppid() == parent_process().pid))


def rest():
    time.sleep(0.3)


def with_children():
    try:
        Process(target=rest).start()
    except AssertionError as error:
        print(error, flush=True)


def inner(x):
    return x + 1


def nested(x):
    with Pool(1) as pool:
        return pool.map(inner, [x])


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=tell, args=(queue,))
    child.start()
    print(queue.get(), parent_process())
    child.join()
    print(Worker().name, Process().name, Worker(name="mine").name)
    children = [Process(target=rest, name=f"child {i}") for i in range(3)]
    for child in children:
        child.start()
    print(sorted(child.name for child in active_children()))
    for child in children:
        child.join()
    print(active_children())
    child = Process(target=with_children, daemon=True)
    child.start()
    child.join()
    with Pool(1) as pool:
        print(pool.map(nested, [1]))
