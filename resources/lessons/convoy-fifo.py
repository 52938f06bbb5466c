"""FIFO and its convoy
Chapter: 8 Scheduling policies

The simplest policy: who comes first is served first, and keeps the core until he is done. Three jobs come at 0, the
first one with [100 milliseconds](line:34) of work and two with 10.

The two short ones stand behind the long one, as one stands in a supermarket behind somebody with a full trolley.
They are done at 110 and 120, though they need 10 each. This is the **convoy effect**. The mean turnaround, from
arrival to the end, is 110.

Nothing is wrong with the utilisation: the core is busy all the time, and at 120 all the work is done, as under any
other policy that never lets the core idle. The *sum* of the work does not depend on the order. How long each one
waits does.

Turn the order round in your head: the two short ones first, and they are done at 10 and 20, the long one at 120. It
has lost 20, they have gained 200.

Try it: let the long job arrive at 1. Then choose the policy `sjf`, and see [that lesson](lesson:shortest-first).

Sources: Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 7; Silberschatz, Galvin, Gagne, Operating
System Concepts, chapter 5.
"""
from interleave import at, expect, machine, note, work

machine(cores=1, policy="fcfs", runtime="native", op_cost=0)
expect("all served", "right", output="all served\n")


def job(ms):
    work(ms)


note("All three come at once")
jobs = [at(0, job, 100, name="A"),
        at(0, job, 10, name="B"), at(0, job, 10, name="C")]
for each in jobs:
    each.join()
print("all served")
