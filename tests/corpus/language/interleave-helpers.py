import threading
from interleave import Atomic, Guarded, check, expect, io, machine, note, param, schedule, work

machine(cores=2, runtime="native")
n = param("n", 3, 1, 10)
schedule("some", "0")
expect("all", "right")
note("begin")
total, guarded = Atomic(0), Guarded([])


def worker(i):
    work(1)
    io(1)
    total.fetch_add(i)
    with guarded as cell:
        cell.value.append(i)


threads = [threading.Thread(target=worker, args=(i,)) for i in range(n)]
for t in threads:
    t.start()
for t in threads:
    t.join()
with guarded as cell:
    print(sorted(cell.value))
print(total.load(), total.compare_exchange(3, 10), total.exchange(5), total.load(), total.store(1))
check("sum", total.load() == 1)
work(1, gil=False)
io(1, "disk")
note("end")
