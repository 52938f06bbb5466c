"""One lock for all
Chapter: 4 The GIL

The second idea against [counts that go wrong](lesson:refcount-race): **one** lock, for all objects together. Who
executes Python takes it and keeps it for a while. Nobody can deadlock with one lock. And it costs nothing per
object: no lock is taken for an assignment, because the one lock is held already.

This is the GIL. The two statements that [deadlocked](lesson:refcount-locks) with a lock for each list run here
under one. There are two orders left, and both end well.

The price is in the picture. The two threads are on two cores, and at no moment do both compute. What is simple and
fast for one thread is all there is for two. For twenty years nobody found a way that is as fast for one thread and
better for two; each attempt was measured by that.

Try it: let each thread do `work(10)` of its own *before* it takes the lock. What does the picture look like now?
This is what a library in C does when it [lets the GIL go](lesson:numpy-lets-go).

Sources: the talk An Introduction to Concurrency in Python; van Rossum, It isn't Easy to Remove the GIL (2007);
Gross, PEP 703 (2023).
"""
from threading import Lock, Thread

from interleave import expect, machine, note, work

machine(cores=2, runtime="native", op_cost=0, thread_start=0, granularity="access")
expect("a first", "right", output="[1, 2] [2, 1, 2]\n")
expect("b first", "right", output="[1, 2, 1] [2, 1]\n")

a = [1]
b = [2]
the_lock = Lock()


def append_b_to_a():
    with the_lock:
        work(10)
        a.extend(b)


def append_a_to_b():
    with the_lock:
        work(10)
        b.extend(a)


one = Thread(target=append_b_to_a, name="a += b")
two = Thread(target=append_a_to_b, name="b += a")
note("One lock, two orders")
one.start()
two.start()
one.join()
two.join()
print(a, b)
