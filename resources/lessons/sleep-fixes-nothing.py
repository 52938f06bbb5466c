"""Sleep fixes nothing
Chapter: 3 Threads and races

The [race](lesson:race) with the cure that everybody tries first: [wait a moment](line:37), so that the other one is
surely done. Run it: [Thread 2](thread:Thread 2) sleeps a tenth of a second, [Thread 1](thread:Thread 1) has long
ended, and the counter is 2. Run it again, it is 2. It works.

Then explore it. All the orders are still there, and most of them still lose an update, because **time orders
nothing**. A sleep says when a thread may go on at the earliest. No rule says that Thread 1 has taken its three
steps by then: it may have been put aside, by a busier machine, a debugger, a laptop that was closed. Only something
that Thread 2 *waits for*, and that Thread 1 *does*, puts the two in order: a lock, an event, a join.

What the sleep did change is the chance to see the defect in a test. It has become smaller, and that is all one can
say against it: the defect is now harder to find.

Try it: take the sleep away and let Thread 2 begin with `one.join()`. How many orders are left?

Sources: Lamport, Time, Clocks, and the Ordering of Events in a Distributed System (1978); Arpaci-Dusseau, Operating
Systems: Three Easy Pieces, chapter 26.
"""
from threading import Thread
from time import sleep

from interleave import expect, machine, note, schedule

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0)
schedule("lost all the same", "0 2*2 1*3 2*2 0*2")
expect("both updates kept", "right", counter=2)
expect("one update lost", "wrong", counter=1)

counter = 0


def increment(delay):
    global counter
    if delay:
        sleep(delay)
    counter += 1


one = Thread(target=increment, args=(0,), name="Thread 1")
two = Thread(target=increment, args=(0.1,), name="Thread 2")
note("Thread 2 waits, to be on the safe side")
one.start()
two.start()
one.join()
two.join()
print(counter)
