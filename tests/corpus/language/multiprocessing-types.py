import multiprocessing
import threading
from multiprocessing import Array, BoundedSemaphore, Condition, Lock, Queue, RLock, Semaphore, Value


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


def set_item(typecode, index, value):
    array = Array(typecode, 3)
    array[index] = value
    return array[:]


for typecode, value in (("i", "x"), ("i", 2.5), ("d", "x"), ("z", 1)):
    show(lambda: Value(typecode, value))
for typecode, value in (("i", 2**31), ("q", 2**40), ("d", 3), ("b", 200), ("B", 300), ("i", True)):
    show(lambda: Value(typecode, value).value)
show(lambda: Value("d").value)
show(lambda: set_item("i", 0, 2.5))
show(lambda: set_item("d", 0, 2))
show(lambda: set_item("i", 5, 1))
show(lambda: set_item("i", -1, 2**32 + 7))
show(lambda: set_item("i", slice(0, 2), [7, 8]))
show(lambda: set_item("i", slice(0, 2), [7]))
show(lambda: Array("i", [1, 2])[-3])
show(lambda: Array("i", [1.5]))
show(lambda: Array("i", -1))
show(lambda: Array("d", range(3))[:])
show(Lock().release)
show(RLock().release)
show(BoundedSemaphore(1).release)
show(Semaphore(1).release)
lock = Lock()
show(lambda: lock.acquire(block=False))
show(lambda: lock.acquire(block=False))
show(lambda: lock.acquire(timeout=0.01))
show(lambda: lock.acquire(True, 0.01))
show(lambda: lock.acquire(False, 0.01))
show(lambda: lock.acquire(blocking=False))
semaphore = Semaphore(2)
show(semaphore.get_value)
show(lambda: semaphore.acquire(timeout=None))
show(semaphore.get_value)
show(Condition().notify)
show(Condition().wait)
value = Value("i", 1)
with value.get_lock():
    show(lambda: value.acquire(block=False))
queue = Queue()
queue.close()
for function in (lambda: queue.put(1), queue.get):
    try:
        function()
    except ValueError as error:
        print(str(error)[-9:])
lock = threading.Lock()
show(lambda: lock.acquire(block=False))
show(lambda: lock.acquire(False, 1))
show(lambda: lock.acquire(timeout=-2))
show(lambda: lock.acquire(blocking=False))
print(issubclass(multiprocessing.TimeoutError, TimeoutError), multiprocessing.TimeoutError.__module__)
