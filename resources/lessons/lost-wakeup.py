"""The lost wake-up
Chapter: 7 Locks, deadlocks

[One](thread:Sleeper) waits until something is ready. [Another one](thread:Waker) makes it ready and
[wakes](line:49) it. The sleeper [looks first](line:37), so that it does not wait for what is there already. And so
it may sleep for ever.

Between looking and [going to sleep](line:40) is a gap, and in the gap the waker comes: sets it ready, calls, and
nobody hears, since nobody sleeps yet. A condition remembers nothing. A call to nobody is gone. Then the sleeper
lies down, and nobody will ever call again. The schedule `missed` shows it.

The waker holds the lock while it calls, and the sleeper holds it while it goes to sleep; that is not enough. What
must not be parted is the *look* and the *sleep*: the look belongs [under the same lock](lesson:lost-wakeup-fixed).

No time-out, no second call, no volatile cures this; they make it rarer. Unix had the same gap for years, between
looking at a flag that a signal sets and calling `pause`; `sigsuspend` was made to close it.

Try it: be the scheduler. How many changes from one thread to the other does it take to miss the call?

Sources: Birrell, An Introduction to Programming with Threads (1989); Stevens, Rago, Advanced Programming in the
UNIX Environment, chapter 10; Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 30.
"""
from threading import Condition, Thread

from interleave import expect, machine, note, schedule

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0)
schedule("missed", "0 1*2 2*4 1*2")
expect("woken, or never slept", "right", output="awake\n")
expect("asleep for ever", "wrong", kind="deadlock")

ready = False
condition = Condition()


def sleep_until_ready():
    if not ready:
        note("It is not ready: so to sleep")
        with condition:
            condition.wait()
    print("awake")


def make_ready():
    global ready
    ready = True
    note("It is ready: so to wake")
    with condition:
        condition.notify()


sleeper = Thread(target=sleep_until_ready, name="Sleeper")
waker = Thread(target=make_ready, name="Waker")
note("The sleeper looks first")
sleeper.start()
waker.start()
sleeper.join()
waker.join()
