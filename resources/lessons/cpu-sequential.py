"""Computing: one by one
Chapter: 2 CPU-bound, I/O-bound

Four pieces of work, 100 milliseconds [each](line:27), one after the other: 400 in all. There are four cores, and
three of them have nothing to do. This is the program to begin with, and to measure before any other.

It is the first of four forms of the same program. Look at the next ones beside it: with
[threads](lesson:cpu-threads), with [processes](lesson:cpu-processes), and with threads in a Python that [has no
GIL](lesson:cpu-no-gil).

Their times beside each other, and the speed-ups, come from

> interleave compare cpu-sequential cpu-threads cpu-processes cpu-no-gil

Try it: before you look, write down what you expect each of the other three to take.

Sources: the talk An Introduction to Concurrency in Python; Anderson, Speed Up Your Python Program With Concurrency
(Real Python, 2019).
"""
from interleave import expect, machine, note, work

machine(cores=4, runtime="cpython-3.12")
expect("all done", "right", output="4 done\n")


def compute():
    work(100)
    return 1


note("One after the other")
print(sum(compute() for _ in range(4)), "done")
