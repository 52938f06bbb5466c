"""I/O-bound: mostly red
Chapter: 2 CPU-bound, I/O-bound

A program is **I/O-bound** when it spends its time waiting: for a disk, a network, a database. It would not become
faster with a better processor. In the picture it is red, with a little blue.

Each thread here [prepares a request](line:29) for 4 milliseconds, [waits 16](line:30) for the answer, and does so
three times. While one waits, the core is free, and the next one prepares its own. Three threads that would need
180 milliseconds one after the other need 68 on a single core.

So threads help a program that waits even where they do not help one that [computes](lesson:cpu-bound).

Try it: how many threads can wait side by side before the core is never idle? Set `threads`. Does a second core
change anything?

Sources: Silberschatz, Galvin, Gagne, Operating System Concepts, chapter 5: CPU bursts and I/O bursts.
"""
from threading import Thread

from interleave import expect, io, machine, note, param, work

machine(cores=1, policy="rr", quantum=10, runtime="native", op_cost=0, thread_start=0)
threads = param("threads", 3, 1, 6)
expect("all answered", "right", output="all answered\n")


def fetch():
    for _ in range(3):
        work(4)
        io(16)


note("Everybody asks and waits")
workers = [Thread(target=fetch, name="Client " + str(i + 1)) for i in range(threads)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("all answered")
