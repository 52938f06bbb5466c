"""Stride
Chapter: 8 Scheduling policies

Shares without chance. Who has many tickets takes small steps, who has few takes large ones: the **stride** is
10,000 divided by the tickets. A has 100 of them and a stride of 100, B 50 and 200, C 250 and 40. Each carries a
number, the *pass*. Whose pass is the smallest runs for one quantum, and his stride is added to it.

The core goes A B C C C A C C, and again from the beginning. Count: C has five of eight, A two, B one: 250 to 100 to
50, and this in every round of eight, not [in the long run](lesson:lottery).

What does it lack, then? It remembers something about everybody. A newcomer must be given a pass. If he began with 0
he would have the core for himself for a long time; so he begins where the others are. Who has slept must be treated
in the same way. A lottery knows no such question.

Linux's [completely fair scheduler](lesson:nice) is this idea, with time in place of quanta.

Try it: give C 10 tickets, and write down the order before you look.

Sources: Waldspurger, Weihl, Stride Scheduling: Deterministic Proportional-Share Resource Management (1995);
Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 9.
"""
from interleave import at, expect, machine, note, until, work

machine(cores=1, policy="stride", quantum=10, runtime="native", op_cost=0)
expect("as long as it lasts", "right")


def job():
    work(1000)


note("Strides of 100, 200 and 40")
at(0, job, name="A", tickets=100)
at(0, job, name="B", tickets=50)
at(0, job, name="C", tickets=250)
until(160)
