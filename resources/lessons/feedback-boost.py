"""Feedback: the boost
Chapter: 8 Scheduling policies

The other hole of the [feedback queues](lesson:feedback-queues). [Long](thread:Long) has had 10 on top and 20 in the
middle, and is at the bottom at 30. From then on somebody [new](line:32) comes every 10 milliseconds, with 10 of
work, and the new ones begin on top. So the bottom is never served: Long starves.

The patch is a **boost**: every 50 milliseconds everybody is put back to the top, with a [fresh allotment](line:22).
So Long gets its 10 milliseconds each time, and is done at 160. Without a boost it is done after all others, at 180.
And whoever has changed his ways, a program that computed for long and now waits for keys, is not punished for ever.

How often? Too seldom, and the long ones starve; too often, and everybody is on top, and it is [round
robin](lesson:round-robin) again. John Ousterhout called such numbers *voo-doo constants*: they seem to need black
magic to be set right. Solaris had sixty levels and a table for them.

Try it: set `boost` to 0, which is never, and compare when Long is done. And to 20?

Sources: Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 8.
"""
from interleave import at, expect, machine, note, work

machine(cores=1, policy="mlfq", levels=3, quanta=[10, 20, 40], boost=50, runtime="native", op_cost=0)
expect("all served", "right", output="all served\n")


def job(ms):
    work(ms)


note("Long sinks, the others come")
jobs = [at(0, job, 60, name="Long")]
jobs += [at(30 + 10 * i, job, 10, name="New " + str(i + 1)) for i in range(12)]
for each in jobs:
    each.join()
print("all served")
