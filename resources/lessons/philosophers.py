"""Dining philosophers
Chapter: 7 Locks, deadlocks

Philosophers sit round a table, a fork between every two. Who wants to eat takes the fork at the [left](line:38),
then the one at the [right](line:39), eats, and puts both back. Nothing could be simpler, and it works nearly
always.

It fails when all take their left fork before anybody takes the right one. Then each holds one fork and waits for a
neighbour, who waits for his. They starve, each with a fork in hand. Of the 168 orders of three philosophers 6 end
so, of the 66,468,720 of five 120: two in a million. Yet if a coin decides at each step who goes on, five starve in
16 % of all runs, because then the few short orders are as likely as the many long ones. Rare among the orders is
not rare.

Dijkstra set it as an examination question in 1965, with tape drives in place of forks; Hoare gave it philosophers.

Four cures: [an order](lesson:philosophers-ordered) of the forks, [one seat](lesson:philosophers-seats) fewer, [both
forks or none](lesson:philosophers-both), and [putting it back](lesson:philosophers-give-back).

Try it: set `philosophers` to 4, 5 and 6 and explore. How fast does the share go down, and how fast the chance?

Sources: Dijkstra, Hierarchical ordering of sequential processes (EWD 310, 1971); Hoare, Communicating Sequential
Processes (1978); Ben-Ari, Principles of Concurrent and Distributed Programming, chapter 6.
"""
from threading import Lock, Thread

from interleave import expect, machine, note, param, schedule, work

machine(cores=3, runtime="native", op_cost=0, thread_start="1ms", granularity="access")
schedule("all starve", "access: 1 2 3")
expect("all have eaten", "right", output="all have eaten\n")
expect("each holds a fork and starves", "wrong", kind="deadlock")

philosophers = param("philosophers", 3, 2, 6)
forks = [Lock() for _ in range(philosophers)]


def dine(i):
    with forks[i]:
        with forks[(i + 1) % philosophers]:
            work(5)


note("All sit down")
table = [Thread(target=dine, args=(i,), name="Philosopher " + str(i + 1)) for i in range(philosophers)]
for philosopher in table:
    philosopher.start()
    work(3)
for philosopher in table:
    philosopher.join()
print("all have eaten")
