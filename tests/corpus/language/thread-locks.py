import threading

lock = threading.Lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.acquire(False))
print(lock.acquire(timeout=0.01))
lock.release()
print(lock.locked())
try:
    lock.release()
except RuntimeError as error:
    print(error)
with lock as got:
    print("held", got, lock.locked())
try:
    with lock:
        raise ValueError("inside")
except ValueError as error:
    print(error, lock.locked())
rlock = threading.RLock()
with rlock:
    with rlock:
        print("twice", rlock.acquire())
        rlock.release()
try:
    rlock.release()
except RuntimeError as error:
    print(error)
counter = 0


def add():
    global counter
    for _ in range(200):
        with lock:
            counter += 1


threads = [threading.Thread(target=add) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter)
