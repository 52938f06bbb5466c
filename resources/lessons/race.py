"""Two threads, one counter
Chapter: 3 Threads and races

Two threads add one to the same counter. When both have ended, it should be 2.

One line does it: [counter += 1](line:36). The computer takes three steps for it: it **reads** the value, it
**increases** what it has read, and it **writes** that back. Between any two steps the other thread may come.

Take the schedule `kept` first: [Thread 1](thread:Thread 1) takes all its three steps, then
[Thread 2](thread:Thread 2) takes its own, and the counter is 2. Now take `lost`: both read 0 before either has
written. Both write 1, and one update is gone. Nothing went wrong in either thread; only their order differs.

There are 20 orders, and only 2 of them keep both updates. A test that happens to run in one of those two proves
nothing.

Try it: be the scheduler yourself. With how few changes from one thread to the other can you lose an update? Then
see [the cure](lesson:race-fixed), or let Explore add the lock and compare.

Sources: Wikipedia, "Race condition"; Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 26.
"""
from threading import Thread

from interleave import expect, machine, note, schedule

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0)
schedule("lost", "0 1 2 1 2 1 2 0*2")
schedule("kept", "0 1*3 2*3 0*2")
expect("both updates kept", "right", counter=2)
expect("one update lost", "wrong", counter=1)

counter = 0


def increment():
    global counter
    counter += 1


one = Thread(target=increment, name="Thread 1")
two = Thread(target=increment, name="Thread 2")
note("Both threads start")
one.start()
two.start()
one.join()
two.join()
note("Both have ended: is it 2?")
print(counter)
