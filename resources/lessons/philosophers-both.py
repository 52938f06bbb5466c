"""Philosophers: both
Chapter: 7 Locks, deadlocks

The third cure of the [philosophers](lesson:philosophers): nobody takes *one* fork. There is one lock for [the whole
table](lock:table), held for a moment only, to look whether [both forks are free](line:35) and to take them
together. If they are not one waits, with empty hands, until somebody [puts his back](line:39).

This is a **monitor**: a lock and a condition to wait for, and the rule that is asked is written where it is asked.
Mind the `while` within `wait_for`: who is woken looks again before he goes on.

Of the four conditions of a deadlock it takes away *hold and wait*. What it does not take away is hunger: with more
philosophers two neighbours may eat in turns for ever, so that the one between them never finds both forks free.

Try it: replace `notify_all` by `notify` and explore with `philosophers` at 4. Does anybody wait for ever?

Sources: Hoare, Monitors: An Operating System Structuring Concept (1974); Silberschatz, Galvin, Gagne, Operating
System Concepts, chapter 7.
"""
from threading import Condition, Lock, Thread

from interleave import expect, machine, note, param, work

machine(cores=3, runtime="native", op_cost=0, thread_start=0, granularity="access")
expect("all have eaten", "right", output="all have eaten\n")

philosophers = param("philosophers", 3, 2, 4)
free = [True] * philosophers
table = Lock()
changed = Condition(table)


def dine(i):
    left, right = i, (i + 1) % philosophers
    with changed:
        changed.wait_for(lambda: free[left] and free[right])
        free[left] = free[right] = False
    work(5)
    with changed:
        free[left] = free[right] = True
        changed.notify_all()


note("All sit down")
guests = [Thread(target=dine, args=(i,), name="Philosopher " + str(i + 1)) for i in range(philosophers)]
for guest in guests:
    guest.start()
for guest in guests:
    guest.join()
print("all have eaten")
