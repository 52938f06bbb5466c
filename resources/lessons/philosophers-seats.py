"""Philosophers: a waiter
Chapter: 7 Locks, deadlocks

The second cure of the [philosophers](lesson:philosophers): a [waiter](line:32) lets only so many sit down that one
seat [stays free](line:31). The neighbour of the free seat has a fork that nobody else wants, gets both, eats, and
leaves.

The waiter is a **semaphore**: a number of permits, taken before and given back after. With one permit it is a lock.
The number is the whole trick: with as many permits as philosophers it does nothing, with one it lets them eat one
by one.

It is the simplest cure where the number is small and known, and the usual one for connections in a pool. It costs a
place where all pass, and some wait outside although their forks lie there.

Of the four conditions of a deadlock it takes away the circle again, without asking anybody to know an order.

Try it: set `seats` to 3, and explore: how many orders starve? Set it to 1: what does the picture look like?

Sources: Dijkstra, Cooperating sequential processes (EWD 123, 1965), on semaphores; Downey, The Little Book of
Semaphores, section 4.4.
"""
from threading import Lock, Semaphore, Thread

from interleave import expect, machine, note, param, work

machine(cores=3, runtime="native", op_cost=0, thread_start=0, granularity="access")
expect("all have eaten", "right", output="all have eaten\n")

philosophers = 3
forks = [Lock() for _ in range(philosophers)]
seats = param("seats", 2, 1, 3)
waiter = Semaphore(seats)


def dine(i):
    with waiter:
        with forks[i]:
            with forks[(i + 1) % philosophers]:
                work(5)


note("All want to sit down")
table = [Thread(target=dine, args=(i,), name="Philosopher " + str(i + 1)) for i in range(philosophers)]
for philosopher in table:
    philosopher.start()
for philosopher in table:
    philosopher.join()
print("all have eaten")
