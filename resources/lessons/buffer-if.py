"""Buffer: if
Chapter: 7 Locks, deadlocks

One thread produces, two consume, and between them is a buffer. A consumer who finds it empty [waits](line:48) on a
condition, and the producer [wakes one](line:42) for each item. Everything happens under the lock, so there is no
data race at all. And still a consumer may take from an empty buffer.

[Consumer 1](thread:Consumer 1) waits. The producer puts an item in and wakes it. But to be woken is not to have the
lock: before Consumer 1 gets it again, [Consumer 2](thread:Consumer 2) comes along, finds the item there, and takes
it. Now Consumer 1 goes on behind its `if`, convinced that there is something, and [takes](line:49) from nothing:
IndexError.

When `wait` returns, the condition *was* true. Only a second look tells whether it *is*. Write
[while](lesson:buffer-notify) in place of [if](line:47), always; or `wait_for`, which has the `while` within. Java's
and POSIX's manuals demand it for one more reason: there a thread may even wake without having been woken.

Hoare's monitors, from 1974, needed no `while`: who was woken got the lock at once, from the hand of who woke it.
Mesa's, from 1980, and nearly all since, do not promise that.

Try it: which orders go wrong? Look at the finding that Explore makes of them, and at its cure.

Sources: Hoare, Monitors: An Operating System Structuring Concept (1974); Lampson, Redell, Experience with Processes
and Monitors in Mesa (1980); Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 30.
"""
from threading import Condition, Thread

from interleave import expect, machine, note, schedule

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0, granularity="access")
schedule("stolen", "access: 1*3 3*4 2*4 1*3 3*4 0*2")
expect("everything is consumed", "right")
expect("taken from an empty buffer", "wrong", kind="exception")

items = []
not_empty = Condition()


def produce():
    for item in ["bread", "milk"]:
        with not_empty:
            items.append(item)
            not_empty.notify()


def consume():
    with not_empty:
        if not items:
            not_empty.wait()
        items.pop(0)


consumers = [Thread(target=consume, name="Consumer " + str(i)) for i in (1, 2)]
producer = Thread(target=produce, name="Producer")
note("The consumers come first")
for thread in consumers + [producer]:
    thread.start()
for thread in consumers + [producer]:
    thread.join()
print(len(items), "left")
