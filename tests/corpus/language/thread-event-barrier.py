import threading

ready = threading.Event()
log = []


def waiter():
    ready.wait()
    log.append("went")


threads = [threading.Thread(target=waiter) for _ in range(3)]
for t in threads:
    t.start()
print(ready.is_set(), ready.wait(timeout=0.01))
log.append("set")
ready.set()
for t in threads:
    t.join()
print(log, ready.is_set(), ready.wait())
ready.clear()
print(ready.is_set())
barrier = threading.Barrier(3)
phases = [[], []]


def phased(i):
    phases[0].append(i)
    barrier.wait()
    phases[1].append(len(phases[0]))


threads = [threading.Thread(target=phased, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(phases[0]), phases[1], barrier.parties)
semaphore = threading.Semaphore(2)
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(blocking=False))
semaphore.release()
print(semaphore.acquire(timeout=0.01))
bounded = threading.BoundedSemaphore(1)
with bounded:
    print("in")
try:
    bounded.release()
except ValueError as error:
    print(error)
local = threading.local()
local.x = "main"
seen = []


def other():
    seen.append(hasattr(local, "x"))
    local.x = "other"
    seen.append(local.x)


t = threading.Thread(target=other)
t.start()
t.join()
print(seen, local.x)
