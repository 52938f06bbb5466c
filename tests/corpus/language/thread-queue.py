import queue
import threading

q = queue.Queue()
done = []


def worker():
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            break
        done.append(item * item)
        q.task_done()


threads = [threading.Thread(target=worker) for _ in range(3)]
for t in threads:
    t.start()
for i in range(10):
    q.put(i)
q.join()
for _ in threads:
    q.put(None)
for t in threads:
    t.join()
print(sorted(done), q.qsize(), q.empty())
small = queue.Queue(maxsize=2)
small.put(1)
small.put_nowait(2)
print(small.full(), small.qsize())
for bad in (lambda: small.put_nowait(3), lambda: small.put(3, timeout=0.01), lambda: queue.Queue().get_nowait(), lambda: queue.Queue().get(timeout=0.01)):
    try:
        bad()
    except (queue.Full, queue.Empty) as error:
        print(type(error).__name__)
print(small.get(), small.get())
stack = queue.LifoQueue()
for i in range(3):
    stack.put(i)
print([stack.get() for _ in range(3)])
heap = queue.PriorityQueue()
for x in (3, 1, 2):
    heap.put((x, "p" + str(x)))
print([heap.get() for _ in range(3)])
simple = queue.SimpleQueue()
simple.put("s")
print(simple.get(), simple.empty())
