"""Shortest job first
Chapter: 8 Scheduling policies

The [same three jobs](lesson:convoy-fifo), and the core goes to the [shortest](line:35) that is there. B and C are
done at 10 and 20, A at 120. The mean turnaround is 50 in place of 110, and it has been proved that no other order
gives a smaller one, if all come at the same time.

The proof is one sentence: exchange two neighbours of which the longer one stands first, and the sum of the ends
becomes smaller.

But they do *not* come at the same time. Set `late` to 10: B and C come when A has begun, and since nobody is
interrupted they wait until 100. Mean turnaround 103.3. Being able to [interrupt](lesson:shortest-remaining) helps.

And who knows how long a job will take? Nobody tells the scheduler. Here it finds out by running the job on a copy,
which no operating system can. It *estimates*, from how long the job has run the last times; this is what [feedback
queues](lesson:feedback-queues) make of it.

Try it: set `late` to 10. What would happen to A if short jobs kept coming?

Sources: Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 7; Smith, Various optimizers for single-stage
production (1956), for the proof.
"""
from interleave import at, expect, machine, note, param, work

machine(cores=1, policy="sjf", runtime="native", op_cost=0)
expect("all served", "right", output="all served\n")
late = param("late", 0, 0, 50)


def job(ms):
    work(ms)


note("A is there first")
jobs = [at(0, job, 100, name="A"), at(late, job, 10, name="B"), at(late, job, 10, name="C")]
for each in jobs:
    each.join()
print("all served")
