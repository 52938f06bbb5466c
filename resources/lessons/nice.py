"""Nice, and CFS
Chapter: 8 Scheduling policies

Linux' *completely fair scheduler*, from 2007 to 2023. Everybody has a clock of his own, the **vruntime**, which
goes while he runs, and goes slower the more he weighs. The core goes to whom the clock shows least. So all clocks
go forward together, and everybody has had what is due to him.

How much one weighs says the **nice** value, from -20 to 19: nice to the others, that is. One step is a factor of
1.25. [A](thread:A) has nice 0 and weighs 1024, [B](thread:B) has [nice 5](line:35) and weighs 335. So A gets 75.3 %
of the core, and B 24.7 %. With nice 1 it is 55.5 to 44.5, and with 19 it is 98.6 to 1.4.

It is the *difference* that counts: two threads with nice 10 and 15 share in the same way as with 0 and 5.

How long one turn lasts is not fixed: all who are ready shall have had a turn within 6 milliseconds, each as much of
it as he weighs.

Try it: set `nice` to 1 and to 19. Read the shares from the figures.

Sources: Linux kernel documentation, CFS Scheduler; kernel/sched/core.c, sched_prio_to_weight; Molnár, Modular
scheduler core and completely fair scheduler (LKML, 2007).
"""
from interleave import at, expect, machine, note, param, until, work

machine(cores=1, policy="cfs", runtime="native", op_cost=0)
expect("as long as it lasts", "right")
nice = param("nice", 5, 0, 19)


def job():
    work(1000)


note("B is nice to A")
at(0, job, name="A", nice=0)
at(0, job, name="B", nice=nice)
until(120)
