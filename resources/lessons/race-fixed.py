"""The counter behind a lock
Chapter: 3 Threads and races

The [race](lesson:race) again, with one thing added: a [lock](lock:door). A thread that has it holds it from
[before the read](line:30) to after the write; the other one waits at the door meanwhile.

The lock does not make [the three steps](line:31) one. It makes sure that nobody else who asks for the same lock
stands between them. A thread that does not ask is not kept out: a lock is an agreement.

Of all the orders only two are left: Thread 1 first, or Thread 2 first. Both give 2.

Try it: move the increment out of the `with` block, and explore again. Or give each thread a lock of its own.

Sources: Dijkstra, Solution of a problem in concurrent programming control (1965); Arpaci-Dusseau, Operating
Systems: Three Easy Pieces, chapter 28.
"""
from threading import Lock, Thread

from interleave import expect, machine, note

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0)
expect("both updates kept", "right", counter=2)

counter = 0
door = Lock()


def increment():
    global counter
    with door:
        counter += 1


one = Thread(target=increment, name="Thread 1")
two = Thread(target=increment, name="Thread 2")
note("Both threads start")
one.start()
two.start()
one.join()
two.join()
note("Both have ended, and it is 2")
print(counter)
