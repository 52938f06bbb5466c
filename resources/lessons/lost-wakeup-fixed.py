"""The wake-up kept
Chapter: 7 Locks, deadlocks

The [lost wake-up](lesson:lost-wakeup) and its cure. The [look](line:33), the [sleep](line:34), the
[change](line:41) and the [call](line:42) all stand under one lock. Now there are two cases only. Either the change
is made before the look: then the sleeper sees it and does not sleep. Or it is made after the look: then it is made
after the sleeper has gone to sleep as well, since `wait` gives the lock up and begins to wait in *one* step. That
is the whole point of a condition having a lock.

The `while` is there for [another reason](lesson:buffer-if), and costs nothing.

For a thing that becomes true once and stays so there is something simpler: an Event. It remembers that it has been
set, and a call before the wait is not lost.

Try it: put the look before the `with` again, but leave the `while` within. Is it right now? And what does it cost?

Sources: Birrell, An Introduction to Programming with Threads (1989); Arpaci-Dusseau, Operating Systems: Three Easy
Pieces, chapter 30; the Python library, Lib/threading.py, class Event.
"""
from threading import Condition, Thread

from interleave import expect, machine, note

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0)
expect("woken, or never slept", "right", output="awake\n")

ready = False
condition = Condition()


def sleep_until_ready():
    with condition:
        while not ready:
            condition.wait()
    print("awake")


def make_ready():
    global ready
    with condition:
        ready = True
        condition.notify()


sleeper = Thread(target=sleep_until_ready, name="Sleeper")
waker = Thread(target=make_ready, name="Waker")
note("The sleeper looks first")
sleeper.start()
waker.start()
sleeper.join()
waker.join()
