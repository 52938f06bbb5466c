"""NumPy lets it go
Chapter: 4 The GIL

Not all that a Python program does is Python. When NumPy multiplies two large matrices it works for a long time in C
on memory of its own, and touches no Python object. So it [lets the GIL go](line:36) before, and takes it again
after. `zlib`, `hashlib`, image libraries and most databases do the same, and a function in Cython does it under
`with nogil:`.

In the picture this is light blue: computing, on a core, and without the GIL. Three threads do so at the same time
on three cores, while the short [pieces of Python](line:35) between, in dark blue, go one at a time.

So threads *can* compute in parallel in Python, if what they compute is not Python. 3 × (2 + 30 + 2) milliseconds
are done in 38, of which the 30 in the middle are parallel. Most scientific programs are of this kind: little
Python, and much that is called by it.

The rest of the time is [Amdahl's](lesson:measure-first).

Try it: set `gil` to 1: now NumPy keeps it. And how many `threads` bring something? The narrow place is the Python
in each.

Sources: the talk An Introduction to Concurrency in Python; Python/C API, Thread State and the Global Interpreter
Lock (Py_BEGIN_ALLOW_THREADS); Cython documentation, Cython and the GIL.
"""
from threading import Thread

from interleave import expect, machine, note, param, work

machine(cores=4, runtime="cpython-3.12", op_cost=0, thread_start=0)
expect("all multiplied", "right", output="all multiplied\n")
threads = param("threads", 3, 1, 8)
gil = param("gil", 0, 0, 1)


def multiply():
    work(2)
    work(30, gil=gil == 1)
    work(2)


workers = [Thread(target=multiply, name="Matrix " + str(i + 1)) for i in range(threads)]
note("Python first")
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("all multiplied")
