"""Computing: no GIL
Chapter: 2 CPU-bound, I/O-bound

The program is [the same](lesson:cpu-threads), only the [machine](line:26) is another: it runs a *free-threaded*
Python, as there is since 3.13. Four threads, four cores, 100 milliseconds. No process had to be started, and all of
them share one memory.

Why has not everybody had this for thirty years? Because the GIL protected something: every reference count, every
list, every dictionary of the interpreter. Each needs [a protection of its own](lesson:refcount-locks) now, and that
makes a single thread slower; how much, has been the question since the first attempt in 1996. Today it is some per
cent.

And what the GIL protected *by accident* in people's programs it protects no longer. See [what becomes of +=
1](lesson:increment).

Try it: choose another `runtime` in the machine panel, and see the picture go back and forth between this one and
the other.

Sources: Gross, PEP 703, Making the Global Interpreter Lock Optional in CPython (2023); Python documentation, Python
support for free threading.
"""
from threading import Thread

from interleave import expect, machine, note, work

machine(cores=4, runtime="free-threaded")
expect("all done", "right", output="4 done\n")


def compute():
    work(100)


workers = [Thread(target=compute, name="Worker " + str(i + 1)) for i in range(4)]
note("Four threads, four cores, no GIL")
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(len(workers), "done")
