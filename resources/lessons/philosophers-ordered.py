"""Philosophers: in order
Chapter: 7 Locks, deadlocks

The first cure of the [philosophers](lesson:philosophers): everybody takes the fork with the [smaller
number](line:34) first. For all but the last that is the left one. The [last one](thread:Philosopher 3) is
left-handed, so to speak, and this breaks the circle.

Why it helps, in one sentence: whoever holds the fork with the greatest number that anybody holds has no other fork
to wait for that somebody else could hold, so he eats. This holds for any table, and for locks of any kind.

It costs little: no further lock, nobody to ask. But all must know the order, and must know before they take the
first which ones they will need. And it is not fair: who comes to wait is decided by the seat.

Of the four conditions of a deadlock it takes away the circle.

Try it: find in the picture who waits longest. Is it the same philosopher when `philosophers` is 5?

Sources: Dijkstra, Hierarchical ordering of sequential processes (EWD 310, 1971); Havender, Avoiding deadlock in
multitasking systems (1968).
"""
from threading import Lock, Thread

from interleave import expect, machine, note, param, work

machine(cores=3, runtime="native", op_cost=0, thread_start=0, granularity="access")
expect("all have eaten", "right", output="all have eaten\n")

philosophers = param("philosophers", 3, 2, 6)
forks = [Lock() for _ in range(philosophers)]


def dine(i):
    left, right = i, (i + 1) % philosophers
    with forks[min(left, right)]:
        with forks[max(left, right)]:
            work(5)


note("All sit down")
table = [Thread(target=dine, args=(i,), name="Philosopher " + str(i + 1)) for i in range(philosophers)]
for philosopher in table:
    philosopher.start()
for philosopher in table:
    philosopher.join()
print("all have eaten")
