"""Round robin
Chapter: 8 Scheduling policies

Everybody gets the core for a while, the **quantum**, and then stands at the end of the queue. Three jobs of [5
milliseconds](line:35) and a quantum of 1: A B C A B C …

Each begins at once: the responses are 0, 1 and 2, in the mean 1, in place of 0, 5 and 10 if one after the other had
been served. That is what one wants in front of a screen. With n jobs nobody waits longer for his first turn than n
- 1 quanta.

And each is done late: at 13, 14 and 15, a mean turnaround of 14, in place of 10. For equal jobs round robin is
nearly the *worst* policy there is in this respect, because it stretches every job over the whole time. Whether a
policy is good depends on what one measures.

It is fair, it needs to know nothing about the jobs, and nobody starves. So it is in every system, in one form or
another.

Try it: set `quantum` to 2 and to 5. At which quantum is it first come, first served? Then see what a [change
costs](lesson:quantum).

Sources: Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 7; Kleinrock, Analysis of a time-shared
processor (1964).
"""
from interleave import at, expect, machine, note, work

machine(cores=1, policy="rr", quantum=1, runtime="native", op_cost=0)
expect("all served", "right", output="all served\n")


def job(ms):
    work(ms)


note("All three come at once")
jobs = [at(0, job, 5, name=name) for name in "ABC"]
for each in jobs:
    each.join()
print("all served")
