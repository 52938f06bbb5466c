"""Lag, and EEVDF
Chapter: 8 Scheduling policies

Since version 6.6 Linux does it otherwise: *earliest eligible virtual deadline first*, an idea of 1995. For each
thread it counts the **lag**: what is due to it, less what it has had. Who has lag is owed something, and is
*eligible*. Who has had too much must wait until it is evened out. And among the eligible the core goes to whose
**virtual deadline** comes first: the moment by which it should have had its next slice, a slice of [3
milliseconds](line:25), later the less it weighs.

Two questions are kept apart now that were one before. *How much* one gets: that is the weight. *How soon*: that is
the length of the slice. A thread that asks for short slices has earlier deadlines and comes up more often, without
getting more in total.

Here A has twice the weight of [B](thread:B), nearly: nice 0 and nice 3. Look at the panel: the lag goes up while
one waits and down while one runs, and stays within one slice of zero. The two lags always add up to nothing, in
weight: what one has had too much is owed to the other.

Try it: set `nice` to 0. In which order do they run? And what happens to the lag with a `base_slice` of 10 ms?

Sources: Stoica, Abdel-Wahab, Earliest Eligible Virtual Deadline First (1995); Linux kernel documentation, EEVDF
Scheduler; Corbet, An EEVDF CPU scheduler for Linux (LWN, 2023).
"""
from interleave import at, expect, machine, note, param, until, work

machine(cores=1, policy="eevdf", base_slice=3, runtime="native", op_cost=0)
expect("as long as it lasts", "right")
nice = param("nice", 3, 0, 19)


def job():
    work(1000)


note("A weighs about twice as much")
at(0, job, name="A", nice=0)
at(0, job, name="B", nice=nice)
until(90)
