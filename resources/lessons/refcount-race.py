"""Unguarded counts
Chapter: 4 The GIL

An object with a [reference count](lesson:reference-counts), written out, and without a GIL. The main program has
one reference to it. Two threads take [one more](line:50) each, use the object, and [give theirs back](line:43).
Whoever brings the count to 0 frees the memory.

If nothing goes wrong the count is 1 when both threads are done, the main program gives back the last one, and the
object is freed then. But `count += 1` is a read and a write, and so is `count -= 1`. Two can go wrong in two ways.

A *decrement* is lost: the count stays too high, never becomes 0, and the memory is never given back: a **leak**. A
program that runs for a month grows.

An *increment* is lost: the count becomes 0 too early, and the memory is given back while somebody still has it. The
next one who uses it uses what belongs to somebody else by now: **use after free**. A program crashes, tomorrow,
somewhere else. The schedule `use after free` shows it.

Of 316 orders 132 end well, 56 leak, and in 128 freed memory is used. So all counts need to be guarded: by [a lock
for every object](lesson:refcount-locks), or by [one for all](lesson:one-lock).

Try it: guard only the decrements by a lock, and look again. Is that enough?

Sources: the talk An Introduction to Concurrency in Python; Gross, PEP 703 (2023), on biased reference counting;
MITRE, CWE-416: Use After Free.
"""
from threading import Thread

from interleave import check, expect, machine, note, schedule

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0, granularity="access")
schedule("use after free", "access: 0*2 1*3 2*2 1*2 2*4 0*4")
schedule("leak", "access: 0*2 1*3 2 1*2 2*4 0*4")
expect("freed at the end", "right", freed=True, count=0)
expect("a leak", "wrong", freed=False)
expect("use after free", "wrong", kind="assertion")

count = 1
freed = False


def give_back():
    global count, freed
    count -= 1
    if count == 0:
        freed = True


def use():
    global count
    count += 1
    give_back()


one = Thread(target=use, name="Thread 1")
two = Thread(target=use, name="Thread 2")
note("Both take a reference")
one.start()
two.start()
one.join()
two.join()
check("the object is still there", not freed)
note("The last reference is given back")
give_back()
