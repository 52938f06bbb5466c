"""Priority ceiling
Chapter: 8 Scheduling policies

The other cure of [the inversion](lesson:inversion). Each lock has a **ceiling**: the priority of the most urgent
thread that ever takes it. Whoever takes the lock is [as urgent as that](line:28) from this moment on, whether
anybody waits or not.

Low takes the lock and is as urgent as High at once. So High, when it comes at 2, does not even begin: Low ends what
it does under the lock, until 5, and then High runs through, without having to wait for any lock. It is done 7
milliseconds after it came, as with [inheritance](lesson:inversion-inheritance), and with fewer changes from one to
another.

It has one more gift. With ceilings, on one core, no two threads can deadlock: who has got one lock is so urgent
that nobody who might want the same locks gets to run.

The price: one must know beforehand who takes which lock. And Low may be pushed up for nothing, when nobody wanted
the lock.

Try it: count the changes in both pictures. Who is delayed here although he needs no lock?

Sources: Sha, Rajkumar, Lehoczky, Priority Inheritance Protocols (1990); POSIX, PTHREAD_PRIO_PROTECT; Burns,
Wellings, Real-Time Systems and Programming Languages.
"""
from threading import Lock

from interleave import at, expect, machine, note, param, work

machine(cores=1, policy="priority", priority_ceiling=True, runtime="native", op_cost=0)
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
