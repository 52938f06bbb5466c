"""Earliest deadline
Chapter: 8 Scheduling policies

The two tasks that [rate monotonic](lesson:rate-monotonic) cannot serve. The rule is another one now: the core goes
to whose **deadline comes first**. At 5, when Sensor comes again, its deadline is 10; Motor's is 7. So Motor goes
on, and is done at 6. Nobody misses anything, until 35, where both come at the same moment again and all repeats
itself.

Liu and Layland showed in the same paper of 1973: if the deadlines are the periods, earliest deadline first holds
all of them *exactly* if the utilisation is at most 1. Here it is 2/5 + 4/7 = 97 %. So on one core no policy can do
more.

Why does not everybody use it? When the core is *over*loaded rate monotonic lets the slow tasks miss and keeps the
fast ones; earliest deadline first lets one miss, which makes the next late, and so on: all may fall. And fixed
priorities are in every small system, deadlines are not. On Linux it is called SCHED_DEADLINE.

[Sensor](line:32) and [Motor](line:36) are as before.

Try it: let Sensor need 3 in place of 2: 117 %. Who misses here, and who under `rm`?

Sources: Liu, Layland, Scheduling Algorithms for Multiprogramming in a Hard-Real-Time Environment (1973); Linux
kernel documentation, Deadline Task Scheduling; Buttazzo, Rate Monotonic vs. EDF: Judgment Day (2005).
"""
from interleave import at, expect, machine, note, param, until, work

machine(cores=1, policy="edf", runtime="native", op_cost=0)
expect("one period", "right")
motor = param("motor", 4, 1, 4)


def read_sensor():
    work(2)


def drive_motor():
    work(motor)


note("Both come at 0")
at(0, read_sensor, name="Sensor", period=5)
at(0, drive_motor, name="Motor", period=7)
until(35)
