"""Philosophers: put back
Chapter: 7 Locks, deadlocks

The fourth cure of the [philosophers](lesson:philosophers): who does not get the second fork [at once](line:41) puts
the first one [back](line:46), and tries again later. Nobody waits with a fork in hand. In the picture all three
take their left fork at once. Two put it back, so that the third can eat, and try again [after a while](line:46)
that is not the same for both.

Of the four conditions of a deadlock it takes away that *nobody's lock is taken from him*: he lets go by himself.
Databases do it so. When two transactions stand in a circle, one of them is chosen, undone, and begun again.

But look at what has come in its place. All may take their left fork at once, all find no right one, all put it
back, and all begin anew, in step, as often as one likes: Explore says that there are infinitely many orders, and
names the circle. It can be left at any moment, so the chance of going round for ever is 0. On a real machine that
is no comfort if all go round at the same pace. From there it is not far to a [livelock](lesson:livelock).

So one waits a *random* time before one tries again, and longer each time: Ethernet's exponential back-off.

Try it: be the scheduler and go round three times with nobody eating.

Sources: Silberschatz, Galvin, Gagne, Operating System Concepts, chapter 8; Metcalfe, Boggs, Ethernet: Distributed
Packet Switching for Local Computer Networks (1976).
"""
from threading import Lock, Thread

from interleave import expect, machine, note, work

machine(cores=3, runtime="native", op_cost=0, thread_start=0, granularity="access")
expect("all have eaten", "right", output="all have eaten\n")

philosophers = 3
forks = [Lock() for _ in range(philosophers)]


def dine(i):
    left, right = forks[i], forks[(i + 1) % philosophers]
    eaten = False
    while not eaten:
        with left:
            work(1)
            if right.acquire(blocking=False):
                work(5)
                eaten = True
                right.release()
        if not eaten:
            work(i + 1)


note("All sit down")
guests = [Thread(target=dine, args=(i,), name="Philosopher " + str(i + 1)) for i in range(philosophers)]
for guest in guests:
    guest.start()
for guest in guests:
    guest.join()
print("all have eaten")
