"""A lock left open
Chapter: 8 Scheduling policies

The [same two threads](lesson:lock-fair) and the same [lock](lock:door). When it is released it is [simply
free](line:27). The one who has waited longest is woken, and takes it *if it is still free then*. Whoever happens to
be awake and comes by may take it before him: this is **barging**.

It is how nearly all locks work: pthreads, Java, Python. There is no moment in which the lock belongs to a sleeper.
So it is quicker on the whole, and much quicker where locks are held for a short time only.

And it is not fair. To get up takes half a millisecond, and A is back after a [fifth](line:34) of one. So A takes
the lock again before B has got up. B is woken in vain, three times, and gets the lock when A has had enough, at
12.8. All in all it is faster: B is done at 25.9 and not at 27.7, and A at 12.8 and not at 24.2. On a real machine
two such threads hand over in fewer than half of the turns.

So: do not count on it that a lock is passed round, and do not write loops that let it go only to take it again.

Try it: set `pause` to 1. Now the woken one is in time, and both ways are the same. Where is the border?

Sources: Lampson, Redell, Experience with Processes and Monitors in Mesa (1980); WebKit, Locking in WebKit (2016),
on barging and eventual fairness.
"""
from threading import Lock, Thread

from interleave import expect, machine, note, param, work

machine(cores=2, runtime="native", op_cost=0, thread_start=0, lock_handoff="barging", wakeup_latency="500us")
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
