"""How long a turn?
Chapter: 8 Scheduling policies

To put one thread aside and take up another costs time: registers are saved, and the caches are full of the wrong
things. Here it is [half a millisecond](line:24) each time, which is a lot, so that it can be seen. And the quantum
is a slider.

With a quantum of 1 a third of the core's time is lost in changing: 120 milliseconds of work take 180. With 10 they
take 126, and with 40 they take 122. But with 40 the last of the three waits 81 milliseconds until it begins, with
10 it waits 21, and with 1 no more than 3.5.

So neither. One wants a quantum that is long in comparison with a change, and short in comparison with what a person
notices. Real ones are between 1 and 100 milliseconds; a real change costs some microseconds, and the caches perhaps
ten times that. The old rule of thumb says that four of five bursts should be shorter than the quantum.

Try it: `interleave compare quantum --vary quantum=1ms,2ms,5ms,10ms,20ms,40ms`. Read makespan and response. Where
would you stop?

Sources: Silberschatz, Galvin, Gagne, Operating System Concepts, chapter 5; Li, Ding, Shen, Quantifying the cost of
context switch (2007); Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 7.
"""
from interleave import at, expect, machine, note, work

machine(cores=1, policy="rr", quantum=4, context_switch="500us", runtime="native", op_cost=0)
expect("all served", "right", output="all served\n")


def job(ms):
    work(ms)


note("All three come at once")
jobs = [at(0, job, 40, name=name) for name in "ABC"]
for each in jobs:
    each.join()
print("all served")
