"""Feedback queues
Chapter: 8 Scheduling policies

One would like to serve the [shortest job first](lesson:shortest-first), and does not know which that is. So one
*learns* it. There are three queues. Whoever comes is put into the top one, with a quantum of 10; who uses it up
goes one down, where the quanta are longer, 20 and 40, but is served only when nobody is above.

[A](thread:A) has a long computation of 180 milliseconds. It uses up 10 on top and 20 in the middle, and from 30 on
it is at the bottom. At 100 comes [B](thread:B) with a little work, 20. It runs at once: 10 on top, 10 in the
middle, and is done at 120. Then A goes on.

So a short job is treated as if the scheduler had known that it is short, and long ones sink. Threads that wait a
great deal, for keys and for disks, never use up their allotment and stay on top. It is the scheduler of Windows, of
the older Unix, and of CTSS, with which it began in 1962.

It has two holes, [gaming](lesson:feedback-gaming) and starvation, and a [patch](lesson:feedback-boost) for each.

Try it: let five jobs like B come, one each 20 milliseconds. What becomes of A?

Sources: Corbató, Daggett, Daley, An experimental time-sharing system (1962); Arpaci-Dusseau, Operating Systems:
Three Easy Pieces, chapter 8.
"""
from interleave import at, expect, machine, note, work

machine(cores=1, policy="mlfq", levels=3, quanta=[10, 20, 40], runtime="native", op_cost=0)
expect("all served", "right", output="all served\n")


def compute():
    work(180)


def answer():
    note("B comes, and is on top")
    work(20)


note("A is long")
jobs = [at(0, compute, name="A"), at(100, answer, name="B")]
for each in jobs:
    each.join()
print("all served")
