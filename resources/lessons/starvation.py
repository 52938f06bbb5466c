"""Starvation
Chapter: 8 Scheduling policies

Each thread has a **priority**, and the core goes to the most urgent that can run. [Low](thread:Low) is there from
the beginning and needs [10 milliseconds](line:31). But every 8 milliseconds comes somebody [more urgent](line:32),
who needs 8. So there is always one.

Low runs when nobody else is left: at 80. It has waited for 80 milliseconds to compute for 10. If the others never
ceased to come it would wait for ever. This is **starvation**. When they shut down the IBM 7094 at MIT in 1973, so
the story goes, they found a job of low priority that had been submitted in 1967.

Nothing else is wrong. Each decision, taken for itself, is right: the more urgent one goes first.

The cure is [ageing](lesson:ageing): who waits becomes more important by waiting.

Try it: let the urgent ones need 7 in place of 8. When is Low done now? What is the utilisation at which it starves?

Sources: Silberschatz, Galvin, Gagne, Operating System Concepts, chapter 5, where the story is too.
"""
from interleave import at, expect, machine, note, work

machine(cores=1, policy="priority", runtime="native", op_cost=0)
expect("all served", "right", output="all served\n")


def job(ms):
    work(ms)


note("Low is there first")
jobs = [at(0, job, 10, name="Low", priority=1)]
jobs += [at(8 * i, job, 8, name="High " + str(i + 1), priority=5) for i in range(10)]
for each in jobs:
    each.join()
print("all served")
