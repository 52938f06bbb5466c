"""Rate monotonic
Chapter: 8 Scheduling policies

A control has two tasks. [Sensor](thread:Sensor) comes every 5 milliseconds and computes for [2](line:32).
[Motor](thread:Motor) comes every 7 and computes for [4](line:36). Each must be done before it comes again: this is
its **deadline**.

**Rate monotonic**: whoever comes more often is more urgent, always. So Sensor goes first, and Motor computes from 2
to 5. Then Sensor comes again and runs until 7. Motor would still need 1, but at 7 its deadline is over: *missed*.

The core is not even full: 2/5 + 4/7 = 97 %. Liu and Layland showed in 1973 that with n tasks rate monotonic holds
all deadlines if the utilisation is at most n(2^(1/n) - 1): for two 82.8 %, for three 78.0 %, for ever so many 69.3
%. Above it may hold them or not, and here it does not. They also showed that no other *fixed* priorities would do
better.

One that is [not fixed](lesson:earliest-deadline) does.

Try it: set `motor` to 3. Is it above the bound? And is a deadline missed? So what does the bound say, and what does
it not?

Sources: Liu, Layland, Scheduling Algorithms for Multiprogramming in a Hard-Real-Time Environment (1973); Buttazzo,
Hard Real-Time Computing Systems, chapter 4; Joseph, Pandya, Finding Response Times in a Real-Time System (1986).
"""
from interleave import at, expect, machine, note, param, until, work

machine(cores=1, policy="rm", runtime="native", op_cost=0)
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
