"""Priority inheritance
Chapter: 8 Scheduling policies

The threads of [the inversion](lesson:inversion), with one setting more: [priority inheritance](line:26). While
somebody waits for a lock, whoever holds it is as urgent as he is.

At 3 High waits for the [lock](lock:bus), which Low has. From now on Low is as urgent as High, and so Medium, which
comes at this moment, does not get the core. Low ends what it does under the lock, gives it back, and is at once as
unimportant as before. High goes on, and is done 7 milliseconds after it came. It was 12.

It still waits for Low, 3 milliseconds. That is as long as Low has the lock; it has a bound now, and does not depend
on who else there is. Set `medium` to 30, and nothing changes for High.

It can be passed on: who inherits may himself wait for another lock, whose holder then inherits too. On Linux such
locks are called *PI futexes*; a mutex of POSIX has them by PTHREAD_PRIO_INHERIT.

Try it: set `medium` to 30. Then switch the setting off in the machine panel, and look at both runs.

Sources: Sha, Rajkumar, Lehoczky, Priority Inheritance Protocols: An Approach to Real-Time Synchronization (1990);
Linux kernel documentation, RT-mutex subsystem with PI support.
"""
from threading import Lock

from interleave import at, expect, machine, note, param, work

machine(cores=1, policy="priority", priority_inheritance=True, runtime="native", op_cost=0)
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
