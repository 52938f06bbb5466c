"""Gaming the scheduler
Chapter: 8 Scheduling policies

In the first form of the [feedback queues](lesson:feedback-queues) one sank only by using up a *whole* quantum. Who
gave the core away shortly before, by some I/O of no use, stayed on top with a fresh quantum, and had nearly all of
the core. There were programs that did this on purpose.

[Gamer](thread:Gamer) tries it: it computes for [9](line:32) of its 10 milliseconds, then waits for a moment, again
and again. [Honest](thread:Honest) simply computes. But these queues count differently: the **allotment** of a level
is used up by all one has computed there, in however many pieces. After 9 milliseconds Gamer has 1 left on top; it
is used up, and Gamer sinks like everybody else.

Both have 90 milliseconds of work. Honest is done at 126, and Gamer, who has given the core away ten times for
nothing, at 186.

The rule is Arpaci-Dusseau's Rule 4, and its history is a piece of advice: whatever a scheduler rewards, somebody
will do.

Try it: set `allotments` to 1000 ms for each level, so that nobody sinks. When are the two done now?

Sources: Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 8, better accounting; Epema, Decay-usage
scheduling in multiprocessors (1998).
"""
from interleave import at, expect, io, machine, note, work

machine(cores=1, policy="mlfq", levels=3, quanta=[10, 20, 40], runtime="native", op_cost=0)
expect("all served", "right", output="all served\n")


def game():
    for _ in range(10):
        work(9)
        io(1)


def compute():
    work(90)


note("One plays, one computes")
jobs = [at(0, game, name="Gamer"), at(0, compute, name="Honest")]
for each in jobs:
    each.join()
print("all served")
