"""Computing: threads
Chapter: 2 CPU-bound, I/O-bound

The [four pieces of work](lesson:cpu-sequential), each in a [thread](line:31) of its own, on four cores. One would
think that it takes 100 milliseconds now. It takes 400, and a little more.

The picture shows why. At every moment one thread is blue and three are brown: they want the **GIL**, the one lock
that a thread must hold to execute Python. After 5 milliseconds, the *switch interval*, one who waits asks for it,
and gets it. So all four go forward by turns, on four cores, and never two at once.

Threads are no help where Python itself computes. They do help where a program [waits](lesson:io-threads), and where
what computes is [not Python](lesson:numpy-lets-go).

Try it: set `switch_interval` to 1 ms and to 50 ms. What changes in the picture, and what does not?

Sources: the talk An Introduction to Concurrency in Python; Beazley, Understanding the Python GIL (2010); CPython,
Python/ceval_gil.c.
"""
from threading import Thread

from interleave import expect, machine, note, work

machine(cores=4, runtime="cpython-3.12")
expect("all done", "right", output="4 done\n")


def compute():
    work(100)


workers = [Thread(target=compute, name="Worker " + str(i + 1)) for i in range(4)]
note("Four threads, four cores, one GIL")
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(len(workers), "done")
