"""Livelock: after you
Chapter: 7 Locks, deadlocks

Two polite philosophers and one spoon. Who is hungry and has the spoon eats, unless the other one is [hungry
too](line:36): then he [hands it over](line:40). Both are hungry, so the spoon goes to and fro, and both are busy
all the time.

A deadlock is quiet: everybody waits, no processor is used, a debugger shows where each one stands. A **livelock**
is loud: everybody runs, every processor is busy, and nothing gets done. No lock is held, and no circle of waiting
threads is there to be found.

It is not bad luck, as it would be with [the philosophers who put their fork back](lesson:philosophers-give-back):
where both are hungry no order whatsoever leads to an end, and Explore finds no other outcome. It also says which
line is [never reached](line:42). The run stops at 40 ms only because the lesson [says so](line:50).

The cure is to be impolite now and then: to toss a coin, or to count how often one has been polite already.

Try it: let each hand the spoon over at most twice, and hand it over after eating too. What are the outcomes then?

Sources: Herlihy, Shavit, The Art of Multiprocessor Programming, chapter 1; Goetz, Java Concurrency in Practice,
chapter 10.3.
"""
from threading import Thread

from interleave import expect, machine, note, until

machine(cores=2, runtime="native", op_cost="200us", thread_start=0, granularity="access")
expect("nobody ever eats", "wrong", kind="livelock")

hungry = {"Ann": True, "Bob": True}
spoon = "Ann"


def dine(name, other):
    global spoon
    while hungry[name]:
        if spoon != name:
            continue
        if hungry[other]:
            spoon = other
        else:
            hungry[name] = False


ann = Thread(target=dine, args=("Ann", "Bob"), name="Ann", daemon=True)
bob = Thread(target=dine, args=("Bob", "Ann"), name="Bob", daemon=True)
note("Both are hungry, Ann has the spoon")
ann.start()
bob.start()
until(40)
