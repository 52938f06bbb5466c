import threading, time, queue
from threading import Thread, Lock, Condition, Semaphore
class BoundedBuffer:
    def __init__(self, n):
        self.items, self.n = [], n
        self.cond = Condition()
    def put(self, x):
        with self.cond:
            self.cond.wait_for(lambda: len(self.items) < self.n)
            self.items.append(x); self.cond.notify_all()
    def get(self):
        with self.cond:
            while not self.items: self.cond.wait()
            x = self.items.pop(0); self.cond.notify_all(); return x
b = BoundedBuffer(2); got = []
p = Thread(target=lambda: [b.put(i) for i in range(6)]); c = Thread(target=lambda: [got.append(b.get()) for _ in range(6)])
p.start(); c.start(); p.join(); c.join(); print(got)
class RW:
    def __init__(self): self.lock, self.readers, self.r = Lock(), 0, Lock()
    def read(self, out, v):
        with self.r:
            self.readers += 1
            if self.readers == 1: self.lock.acquire()
        out.append(v[0])
        with self.r:
            self.readers -= 1
            if self.readers == 0: self.lock.release()
rw, out = RW(), []
ts = [Thread(target=rw.read, args=(out, [7])) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(out)
forks = [Lock() for _ in range(3)]; ate = []
def phil(i):
    a, b = sorted((i, (i + 1) % 3))
    for _ in range(2):
        with forks[a]:
            with forks[b]: ate.append(i)
ts = [Thread(target=phil, args=(i,)) for i in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]; print(sorted(ate))
sem, peak, cur, l = Semaphore(2), 0, 0, Lock()
def limited():
    global peak, cur
    with sem:
        with l: cur += 1; peak = max(peak, cur)
        time.sleep(0.001)
        with l: cur -= 1
ts = [Thread(target=limited) for _ in range(6)]
[t.start() for t in ts]; [t.join() for t in ts]; print(peak <= 2, cur)
results = {}
def sq(n): results[n] = n * n
ts = [Thread(target=sq, args=(n,)) for n in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(results.items()), sum(results.values()))
ev = threading.Event(); log = []
def waiter(n): ev.wait(); log.append(n)
ts = [Thread(target=waiter, args=(i,)) for i in range(3)]
for t in ts: t.start()
log.append("set"); ev.set()
for t in ts: t.join()
print(log[0], sorted(log[1:]))
def crash():
    try: raise ValueError("inner")
    except ValueError as e: errors.append(str(e))
    finally: errors.append("fin")
errors = []; t = Thread(target=crash); t.start(); t.join(); print(errors)
class Stoppable(Thread):
    def __init__(self): super().__init__(daemon=True); self.stop, self.n = threading.Event(), 0
    def run(self):
        while not self.stop.wait(0.001): self.n += 1
s = Stoppable(); s.start(); time.sleep(0.02); s.stop.set(); s.join(); print(s.n > 0, s.is_alive(), s.daemon)
q = queue.Queue(); done = []
def w(name):
    for item in iter(q.get, None): done.append((name, item))
ts = [Thread(target=w, args=(f"w{i}",)) for i in range(2)]
for t in ts: t.start()
for i in range(4): q.put(i)
for _ in ts: q.put(None)
for t in ts: t.join()
print(sorted(i for _, i in done))
def ctx():
    print(threading.current_thread().name, threading.current_thread() is threading.main_thread())
ctx(); t = Thread(target=ctx, name="worker"); t.start(); t.join()
once, count = Lock(), 0
def run_once():
    global count
    if once.acquire(blocking=False): count += 1
ts = [Thread(target=run_once) for _ in range(4)]; [t.start() for t in ts]; [t.join() for t in ts]; print(count)
def nested():
    inner = Thread(target=lambda: out.append("inner")); inner.start(); inner.join(); out.append("outer")
out = []; t = Thread(target=nested); t.start(); t.join(); print(out)
t = Thread(target=time.sleep, args=(0.05,)); t.start(); t.join(timeout=0.001); print(t.is_alive()); t.join(); print(t.is_alive())
bar = threading.Barrier(2, action=lambda: out.append("action"))
def atb(): out.append(bar.wait() >= 0)
ts = [Thread(target=atb) for _ in range(2)]; [t.start() for t in ts]; [t.join() for t in ts]; print(out[2:])
