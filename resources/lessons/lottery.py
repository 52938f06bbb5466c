"""A lottery
Chapter: 8 Scheduling policies

Each thread has tickets, [A](thread:A) 75 and [B](thread:B) 25. Before each quantum one ticket is drawn, and its
owner gets the core. In the long run A has three times as much as B. Nothing has to be counted or remembered, new
threads simply bring their tickets, and who has at least one cannot starve.

*In the long run.* In the short run it is chance. Of 40 draws A wins about 30, but the spread is that of a coin:
√(40 · ¾ · ¼) = 2.7, so anything between 25 and 35 is to be expected. The fewer draws the worse. Two jobs of equal
length and equal tickets should end together; when they are short one of them is often done when the other has just
begun.

With the seeds 0 to 4 A wins 25, 29, 32, 33 and 31 times. [Stride](lesson:stride) gets them to the ticket, without
chance.

What a lottery has and others lack: tickets can be *lent*. A client that waits for a server may give it its own
meanwhile; this is inheritance of priority, for nothing.

Try it: change the `seed`, and double the `quantum`. How does the spread change with half as many draws?

Sources: Waldspurger, Weihl, Lottery Scheduling: Flexible Proportional-Share Resource Management (1994);
Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 9.
"""
from interleave import at, expect, machine, note, until, work

machine(cores=1, policy="lottery", quantum=5, seed=0, runtime="native", op_cost=0)
expect("as long as it lasts", "right")


def job():
    work(1000)


note("A has three times as many tickets")
at(0, job, name="A", tickets=75)
at(0, job, name="B", tickets=25)
until(200)
