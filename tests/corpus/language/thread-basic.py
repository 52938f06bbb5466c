import threading
import time
from threading import Thread, Lock

results = []
lock = Lock()


def worker(name, n):
    for i in range(n):
        with lock:
            results.append((name, i))


threads = [Thread(target=worker, args=("w" + str(i), 3), name="T" + str(i)) for i in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results), len(results))
t = Thread(target=worker, kwargs={"name": "k", "n": 1}, daemon=True)
print(t.is_alive(), t.daemon, t.name.startswith("Thread-"))
t.start()
t.join()
print(t.is_alive(), threading.active_count(), threading.current_thread().name)
try:
    t.start()
except RuntimeError as error:
    print(error)
try:
    Thread(target=worker).join()
except RuntimeError as error:
    print(error)
try:
    threading.current_thread().join()
except RuntimeError as error:
    print(error)
print(Thread(target=worker, name="named").name, repr(threading.current_thread().ident == threading.get_ident()))
