"""Buffer: done right
Chapter: 7 Locks, deadlocks

One lock, and two conditions that belong to it: [not full](line:41) for those who want to put something in, [not
empty](line:50) for those who want to take something out. Who has put in wakes one who takes out, and who has taken
out wakes one who puts in. Nobody can be [the wrong one](lesson:buffer-notify).

Each wait stands in a `while`, because [being woken is not having the lock](lesson:buffer-if). Each is woken under
the lock, because otherwise it may be woken [before it waits](lesson:lost-wakeup).

In the picture one sees both kinds of waiting. The consumers wait for the first item. But the producer is faster:
from 4 on the buffer is full, and the consumers set the pace. That is what the bound is for. Without it the buffer
would grow as long as the program runs; with it, the faster side waits. This is called **back pressure**.

This is `queue.Queue`, written out. Python's own has these two conditions, with these names, in its source.

Try it: set `room` to 2 and to 4. How does the producer's picture change, and when is everything done?

Sources: the Python library, Lib/queue.py; Andrews, Foundations of Multithreaded, Parallel, and Distributed
Programming, chapter 5; Silberschatz, Galvin, Gagne, Operating System Concepts, chapter 7.
"""
from threading import Condition, Lock, Thread

from interleave import expect, machine, note, param, work

machine(cores=3, runtime="native", op_cost=0, thread_start=0, granularity="access")
expect("everything is consumed", "right", output="nothing is left\n")

room = param("room", 1, 1, 4)
items = []
door = Lock()
not_full = Condition(door)
not_empty = Condition(door)


def produce():
    for item in range(4):
        work(1)
        with door:
            while len(items) == room:
                not_full.wait()
            items.append(item)
            not_empty.notify()


def consume():
    for _ in range(2):
        with door:
            while not items:
                not_empty.wait()
            items.pop(0)
            not_full.notify()
        work(8)


threads = [Thread(target=produce, name="Producer"), Thread(target=consume, name="Consumer 1"),
           Thread(target=consume, name="Consumer 2")]
note("All begin")
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("nothing is left")
