"""Priority inversion
Chapter: 8 Scheduling policies

In July 1997 the Mars Pathfinder had landed, took pictures, and every few days restarted itself. This is what
happened, with three threads and one core.

[Low](thread:Low) takes a [lock](lock:bus), for a moment. [High](thread:High) comes and needs it: so it must wait
for Low, which cannot be helped. But now comes [Medium](thread:Medium). It does not need the lock at all. It is more
urgent than Low, so it runs; Low does not, and does not give the lock back; and so High, the most urgent of all,
waits until *Medium* has nothing left to do. High is done 12 milliseconds after it came. It needs 4.

The priorities are **inverted**: the middle one decides when the highest goes on. And it has no bound: the longer
Medium runs, the longer High waits, millisecond for millisecond. On the Pathfinder High was the bus, Low the
weather, Medium the radio. A watchdog saw that the bus was not served, and restarted the computer.

No lock was forgotten and no priority was wrong. The cure was a flag of the lock that had been left off for speed:
[inheritance](lesson:inversion-inheritance). It was switched on by radio, from 190 million kilometres away.

Try it: set `medium` to 20. By how much does High end later?

Sources: Jones, What really happened on Mars? (1997), with Reeves's reply; Lampson, Redell, Experience with
Processes and Monitors in Mesa (1980); Sha, Rajkumar, Lehoczky, Priority Inheritance Protocols (1990).
"""
from threading import Lock

from interleave import at, expect, machine, note, param, work

machine(cores=1, policy="priority", runtime="native", op_cost=0)
expect("all done", "right", output="all done\n")
medium = param("medium", 5, 0, 30)
bus = Lock()


def low():
    work(1)
    with bus:
        note("Low has the lock")
        work(4)
    work(1)


def high():
    work(1)
    note("High needs the lock")
    with bus:
        work(2)
    work(1)


def busy():
    note("Medium computes, and needs no lock")
    work(medium)


note("Low is there first")
threads = [at(0, low, name="Low", priority=1), at(2, high, name="High", priority=3),
           at(3, busy, name="Medium", priority=2)]
for thread in threads:
    thread.join()
print("all done")
