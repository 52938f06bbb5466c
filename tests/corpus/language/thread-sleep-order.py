import threading
import time

order = []


def at(delay, what):
    time.sleep(delay)
    order.append(what)
    print(what)


threads = [threading.Thread(target=at, args=(d, w)) for d, w in ((0.3, "third"), (0.1, "first"), (0.2, "second"))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(order)
begin = time.monotonic()
time.sleep(0.05)
print(0.05 <= time.monotonic() - begin < 1, time.perf_counter() >= 0, time.time() > 1_500_000_000)
timer = threading.Timer(0.05, print, args=("timer",))
timer.start()
timer.join()
cancelled = threading.Timer(5, print, args=("never",))
cancelled.start()
cancelled.cancel()
cancelled.join()
print("end")
