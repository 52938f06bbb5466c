"""You are the scheduler
Chapter: 3 Threads and races

Three threads, one variable, five accesses, and you decide before each of them who goes on. Write the numbers of the
threads down in your order, 0 for main, and replay it:

> interleave replay scheduler --schedule "access: 0 1 2 2 1 3 0*2" --view trace -o order.svg

Thread 1 is [Double](thread:Double): it reads n and writes [twice](line:45) as much. Thread 2 is [Add](thread:Add):
it reads n and writes [3 more](line:50). Thread 3 is [Reset](thread:Reset): it writes [1](line:55) and does not look
at all. In the beginning n is 5.

Reach 8 first, then 5, then 13, then 16. One of them can be reached in one way only: which? And 11, and 26: why can
nobody reach them?

Then let Explore list all 30 orders. For every outcome it knows the way with the fewest changes from one thread to
another. Did you need more?

Some results could also have come about with one thread wholly behind the other: 1, 2, 4, 5 and 8. That is called
**serialisable**, and it is what databases promise. 10, 13 and 16 could not: there somebody's update was lost.

Try it: put each of the three statements under one and the same lock. Which outcomes remain?

Sources: Ben-Ari, Principles of Concurrent and Distributed Programming, chapter 2; Bernstein, Hadzilacos, Goodman,
Concurrency Control and Recovery in Database Systems (1987).
"""
from threading import Thread

from interleave import expect, machine, note, schedule

machine(cores=1, runtime="native", op_cost="1ms", thread_start=0, granularity="access")
schedule("an example", "access: 0 1 2*2 1 3 0*2")
expect("as if one came after the other", "right", n=1)
expect("as if one came after the other", "right", n=2)
expect("as if one came after the other", "right", n=4)
expect("as if one came after the other", "right", n=5)
expect("as if one came after the other", "right", n=8)
expect("an update was lost", "wrong")

n = 5


def double():
    global n
    n = n * 2


def add():
    global n
    n = n + 3


def reset():
    global n
    n = 1


threads = [Thread(target=double, name="Double"), Thread(target=add, name="Add"), Thread(target=reset, name="Reset")]
note("n is 5, and three threads want to change it")
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(n)
