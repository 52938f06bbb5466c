import threading, time
from threading import Thread, Lock, RLock, Event, Semaphore, BoundedSemaphore, Condition, Barrier, Timer, current_thread
out = []
def work(n, *a, **k):
    out.append((n, a, sorted(k.items()), current_thread().name))
ts = [Thread(target=work, args=(i, "x"), kwargs={"k": i}, name=f"W{i}") for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(out))
t = Thread(target=work, args=(9,)); print(t.name, t.daemon, t.is_alive(), t.ident); t.start(); t.join(); print(t.is_alive(), t.ident is not None)
t2 = Thread(target=lambda: None); t3 = Thread(); print(t2.name, t3.name); t2.start(); t2.join(); t3.start(); t3.join()
try:
    t.start()
except RuntimeError as e:
    print(e)
try:
    Thread(target=work).join()
except RuntimeError as e:
    print(e)
try:
    current_thread().join()
except RuntimeError as e:
    print(e)
d = Thread(target=lambda: None, daemon=True); print(d.daemon); d.start(); d.join()
e = Thread(target=lambda: None); e.daemon = True; print(e.daemon); e.name = "renamed"; print(e.name, e.getName()); e.start(); e.join()
print(threading.main_thread() is current_thread(), threading.main_thread().name, threading.current_thread().daemon, threading.get_ident() == current_thread().ident)
class My(Thread):
    def __init__(self, n):
        super().__init__(name=f"my{n}")
        self.n, self.result = n, None
    def run(self): self.result = self.n ** 2
ms = [My(i) for i in range(4)]
for m in ms: m.start()
for m in ms: m.join()
print([m.result for m in ms], ms[0].name, My(5).name)
l = Lock(); print(l.acquire(), l.locked(), l.acquire(False), l.acquire(blocking=False), l.acquire(timeout=0.01)); l.release(); print(l.locked())
try:
    l.release()
except RuntimeError as e:
    print(e)
with l: print("in", l.locked())
r = RLock()
with r:
    with r: print("nested")
try:
    r.release()
except RuntimeError as e:
    print(e)
s = Semaphore(2); print(s.acquire(), s.acquire(), s.acquire(blocking=False)); s.release(); s.release()
b = BoundedSemaphore(1)
try:
    b.release()
except ValueError as e:
    print(e)
ev = Event(); print(ev.is_set(), ev.wait(0.01)); ev.set(); print(ev.wait(), ev.is_set()); ev.clear(); print(ev.is_set())
cond = Condition(); items = []
def consumer():
    with cond:
        while not items: cond.wait()
        out.append(items.pop())
def producer():
    with cond:
        items.append(5); cond.notify()
c = Thread(target=consumer); p = Thread(target=producer); c.start(); p.start(); c.join(); p.join(); print(out[-1])
with cond: print(cond.wait_for(lambda: True), cond.wait(timeout=0.01))
try:
    cond.notify()
except RuntimeError as e:
    print(e)
try:
    cond.wait()
except RuntimeError as e:
    print(e)
bar = Barrier(3); res = []
def at(i):
    n = bar.wait(); res.append(i)
bs = [Thread(target=at, args=(i,)) for i in range(3)]
for x in bs: x.start()
for x in bs: x.join()
print(sorted(res), bar.parties, bar.n_waiting, bar.broken)
bad = Barrier(2)
try:
    bad.wait(timeout=0.01)
except threading.BrokenBarrierError:
    print("broken", bad.broken)
tm = Timer(0.01, out.append, args=("timer",)); tm.start(); tm.join(); print(out[-1])
tm = Timer(10, out.append, ["never"]); tm.start(); tm.cancel(); tm.join(); print(out[-1])
loc = threading.local(); loc.x = 1
def check():
    out.append(hasattr(loc, "x")); loc.x = 2
x = Thread(target=check); x.start(); x.join(); print(loc.x, out[-1])
print(threading.active_count(), len(threading.enumerate()), threading.enumerate()[0].name)
t0 = time.monotonic(); time.sleep(0.01); print(time.monotonic() - t0 >= 0.01, time.time() > 0, time.perf_counter() >= 0)
order = []
def sl(n): time.sleep(n * 0.02); order.append(n)
ts = [Thread(target=sl, args=(n,)) for n in (3, 1, 2)]
[t.start() for t in ts]; [t.join() for t in ts]; print(order)
class Account:
    def __init__(self): self.balance, self._lock = 0, Lock()
    def deposit(self, n):
        with self._lock:
            b = self.balance; self.balance = b + n
a = Account(); ts = [Thread(target=lambda: [a.deposit(1) for _ in range(50)]) for _ in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]; print(a.balance)
try:
    l.acquire(blocking=False, timeout=1)
except ValueError as e:
    print(e)
try:
    Semaphore(-1)
except ValueError as e:
    print(e)
try:
    time.sleep(-1)
except ValueError as e:
    print(e)
lk = Lock(); lk.acquire()
def rel(): lk.release()
x = Thread(target=rel); x.start(); x.join(); print(lk.locked())
