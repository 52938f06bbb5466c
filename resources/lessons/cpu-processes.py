"""Computing: processes
Chapter: 2 CPU-bound, I/O-bound

The [four pieces of work](lesson:cpu-sequential), each in a [process](line:33) of its own. A process has its own
memory and its own GIL; so nobody waits for anybody, and all four cores are blue.

It takes 120 milliseconds in place of 400: 100 for the work, and 20 before it can begin. That is what it costs here
until a process is [there](line:23), with a Python of its own in it. On Linux, where a process is a copy of its
parent, it may be less; on Windows and macOS, where it is a new Python that imports everything again, it is more.

Processes are the usual answer where Python computes for long. They are no good for many small things: then the
starting, and the [sending to and fro](lesson:pickling), cost more than they bring.

Try it: make the work shorter with `each`. Below which length is it better to have no processes at all?

Sources: the talk An Introduction to Concurrency in Python; the Python library, multiprocessing; Anderson, Speed Up
Your Python Program With Concurrency (Real Python, 2019).
"""
from multiprocessing import Process

from interleave import expect, machine, note, param, work

machine(cores=4, runtime="cpython-3.12", process_start=20)
expect("all done", "right", output="4 done\n")
each = param("each", 100, 1, 100)


def compute():
    work(each)


if __name__ == "__main__":
    workers = [Process(target=compute, name="Worker " + str(i + 1)) for i in range(4)]
    note("Four processes, four GILs")
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(len(workers), "done")
