from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED, ALL_COMPLETED, Future, CancelledError, TimeoutError
import concurrent.futures, time, threading
def sq(x): return x * x
def fail(x): raise ValueError(f"bad {x}")
with ThreadPoolExecutor(max_workers=3) as ex:
    f = ex.submit(sq, 4); print(f.result(), f.done(), f.exception(), f.running(), f.cancelled())
    print(list(ex.map(sq, range(5))), list(ex.map(lambda a, b: a + b, [1, 2], [3, 4])))
    g = ex.submit(fail, 1)
    try:
        g.result()
    except ValueError as e:
        print("caught", e)
    print(repr(g.exception()), g.done())
    fs = {ex.submit(sq, i): i for i in range(4)}
    print(sorted((fs[f], f.result()) for f in as_completed(fs)))
    done, pending = wait([ex.submit(sq, i) for i in range(3)]); print(len(done), len(pending), sorted(f.result() for f in done))
    r = wait([ex.submit(time.sleep, 0.01)], return_when=FIRST_COMPLETED); print(len(r.done), len(r.not_done))
    cb = []
    h = ex.submit(sq, 3); h.add_done_callback(lambda f: cb.append(f.result())); h.result()
    k = ex.submit(time.sleep, 0.05)
    try:
        k.result(timeout=0.001)
    except TimeoutError:
        print("timeout")
    try:
        for x in ex.map(fail, [1, 2]): print(x)
    except ValueError as e:
        print("map", e)
print(cb)
try:
    ex.submit(sq, 1)
except RuntimeError as e:
    print(e)
names = set()
with ThreadPoolExecutor(2, thread_name_prefix="pool") as ex:
    for i in range(4): ex.submit(lambda: names.add(threading.current_thread().name)).result()
print(sorted(names)[0])
with ThreadPoolExecutor(1) as ex:
    a = ex.submit(time.sleep, 0.05); b = ex.submit(sq, 2)
    print(b.cancel(), b.cancelled(), b.done())
    try:
        b.result()
    except CancelledError:
        print("cancelled")
ex = ThreadPoolExecutor(max_workers=2, initializer=lambda: None); f = ex.submit(pow, 2, 10); ex.shutdown(wait=True); print(f.result())
try:
    ThreadPoolExecutor(0)
except ValueError as e:
    print(e)
f = Future(); f.set_result(5); print(f.result(), f.done())
with ThreadPoolExecutor() as ex:
    print(sum(f.result() for f in [ex.submit(sum, range(n)) for n in range(5)]))
