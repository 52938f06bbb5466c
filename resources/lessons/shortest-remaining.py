"""Shortest remaining
Chapter: 8 Scheduling policies

As [shortest job first](lesson:shortest-first), but whoever comes may *interrupt*: the core belongs to the one who
has the [least left](line:35). A begins at 0. At 10 come B and C with 10 each, and A still has 90: it is put aside.
B is done at 20, C at 30, and A at 120.

The turnarounds are 120, 10 and 20, and the mean is 50, as if all had been known beforehand. No policy for one core
has a smaller mean, whatever comes when.

The price is paid by the long ones. Each short job that comes goes before A. If enough of them come A never runs: it
**starves**. An optimal mean says nothing about the worst.

Textbooks also call it shortest time to completion first. Web servers have used it for the sizes of files, which
they *do* know: the small pages became much faster, and the large ones hardly slower.

Try it: let a short job come every 10 milliseconds until 100. When is A done? Look at `--decisions`: why was A put
aside?

Sources: Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 7; Schrage, A proof of the optimality of the
shortest remaining processing time discipline (1968); Harchol-Balter and others, Size-based scheduling to improve
web performance (2003).
"""
from interleave import at, expect, machine, note, work

machine(cores=1, policy="srtf", runtime="native", op_cost=0)
expect("all served", "right", output="all served\n")


def job(ms):
    work(ms)


note("A begins, B and C come at 10")
jobs = [at(0, job, 100, name="A"), at(10, job, 10, name="B"), at(10, job, 10, name="C")]
for each in jobs:
    each.join()
print("all served")
