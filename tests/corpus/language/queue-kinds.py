import queue, threading
from queue import Queue, LifoQueue, PriorityQueue, SimpleQueue, Empty, Full
q = Queue(); q.put(1); q.put(2); print(q.qsize(), q.empty(), q.full(), q.get(), q.get())
try:
    q.get_nowait()
except Empty as e:
    print("empty", type(e).__name__, repr(e))
try:
    q.get(timeout=0.01)
except queue.Empty:
    print("timed out")
try:
    q.get(block=False)
except Empty:
    print("nb")
b = Queue(maxsize=1); b.put("a"); print(b.full())
try:
    b.put_nowait("b")
except Full as e:
    print("full", type(e).__name__)
try:
    b.put("b", timeout=0.01)
except queue.Full:
    print("put timeout")
l = LifoQueue(); [l.put(i) for i in range(3)]; print([l.get() for _ in range(3)])
p = PriorityQueue(); [p.put(x) for x in [(3, "c"), (1, "a"), (2, "b")]]; print([p.get() for _ in range(3)])
p = PriorityQueue(); [p.put(x) for x in [5, 1, 4, 2, 3]]; print([p.get() for _ in range(5)], p.empty())
s = SimpleQueue(); s.put(1); print(s.get(), s.empty(), s.qsize())
results = []
q = Queue()
def worker():
    while True:
        item = q.get()
        if item is None:
            q.task_done(); break
        results.append(item * item); q.task_done()
ts = [threading.Thread(target=worker) for _ in range(3)]
for t in ts: t.start()
for i in range(10): q.put(i)
q.join()
for _ in ts: q.put(None)
for t in ts: t.join()
print(sorted(results), q.qsize(), q.unfinished_tasks)
try:
    q.task_done()
except ValueError as e:
    print(e)
try:
    q.put(1, timeout=-1)
except ValueError as e:
    print(e)
def producer(q, n):
    for i in range(n): q.put(i)
    q.put("done")
bq = Queue(2); t = threading.Thread(target=producer, args=(bq, 5)); t.start()
got = []
while (x := bq.get()) != "done": got.append(x)
t.join(); print(got, bq.maxsize)
class Job:
    def __init__(self, p, n): self.p, self.n = p, n
    def __lt__(self, o): return self.p < o.p
pq = PriorityQueue(); [pq.put(Job(p, n)) for p, n in [(2, "b"), (1, "a")]]; print(pq.get().n, pq.get().n)
try:
    pq.put(1); pq.put("a")
except TypeError as e:
    print(e)
