"""Ageing
Chapter: 8 Scheduling policies

The [same threads](lesson:starvation), and one thing added: who is ready and does not run becomes [one more
urgent](line:23) for every 10 milliseconds of waiting. Low begins with priority 1. After 40 milliseconds of waiting
it has 5, as much as the others, and it has waited longest. So it gets the core at 40, and is done at 50. It was 90.

With that it loses what it has gained: who has run must wait anew to become urgent. The urgent ones who come after
it are each 10 milliseconds later than they were.

So nobody waits for ever. How long he waits at most can be told: until his priority has grown to that of the most
urgent. The others pay for it with a little delay now and then.

The idea is everywhere, under many names. A lift goes on in one direction for the same reason.

Try it: set `aging` to 2 ms and to 50 ms. When is Low done? Does any of the urgent ones suffer?

Sources: Silberschatz, Galvin, Gagne, Operating System Concepts, chapter 5; Tanenbaum, Bos, Modern Operating
Systems, chapter 2.
"""
from interleave import at, expect, machine, note, work

machine(cores=1, policy="priority", aging=10, runtime="native", op_cost=0)
expect("all served", "right", output="all served\n")


def job(ms):
    work(ms)


note("Low is there first")
jobs = [at(0, job, 10, name="Low", priority=1)]
jobs += [at(8 * i, job, 8, name="High " + str(i + 1), priority=5) for i in range(10)]
for each in jobs:
    each.join()
print("all served")
