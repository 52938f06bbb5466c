"""A lock handed over
Chapter: 8 Scheduling policies

Two threads on two cores, and one [lock](lock:door) that each takes [four times](line:32), for 3 milliseconds, with
a fifth of one between. What happens when the lock is released and somebody waits for it?

Here it is **handed over**: it belongs to the waiter [from that very moment](line:25). The two take turns exactly.
Nobody waits longer than one turn of the other; it could not be fairer.

And it is slow. The waiter sleeps and must be woken first, which takes half a millisecond here. So long the lock has
an owner who does nothing, and the other one, who is awake and would like to have it, stands before a closed door. B
is done at 27.7.

The [other way](lesson:lock-barging) is to leave the door open.

Try it: set `wakeup_latency` to 0 and to 2 ms. What does each turn cost?

Sources: Lampson, Redell, Experience with Processes and Monitors in Mesa (1980); Bueso, Norton, An Overview of
Kernel Lock Improvements (2014).
"""
from threading import Lock, Thread

from interleave import expect, machine, note, param, work

machine(cores=2, runtime="native", op_cost=0, thread_start=0, lock_handoff="fifo", wakeup_latency="500us")
expect("both done", "right", output="both done\n")
pause = param("pause", 0.2, 0, 2, 0.1)
door = Lock()


def use():
    for _ in range(4):
        with door:
            work(3)
        work(pause)


a = Thread(target=use, name="A")
b = Thread(target=use, name="B")
note("Both want the lock")
a.start()
b.start()
a.join()
b.join()
print("both done")
