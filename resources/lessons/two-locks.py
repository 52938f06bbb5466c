"""Two locks: deadlock
Chapter: 7 Locks, deadlocks

Two accounts, a lock for each. Who transfers money locks the account it comes [from](line:36), then the one it goes
[to](line:39). [Ann to Bob](thread:Ann to Bob) holds [ann](lock:ann) and wants [bob](lock:bob); [Bob to
Ann](thread:Bob to Ann) holds bob and wants ann. Neither can go on, and neither gives up what it has. This is a
**deadlock**.

Four things must come together: a lock belongs to one at a time, who waits keeps what he holds, nobody takes it from
him, and the waiting goes in a *circle*. Take one of the four away and there is no deadlock. The picture of who
holds and who wants shows the circle.

Run it: it works, since one transfer has gone through before the other begins. Explore it: of 32 orders 10 end in
the circle. The schedule `circle` is one of them: a single change from one thread to the other, at the wrong moment.

Try it: which of the four conditions is easiest to remove here? Then see [one way](lesson:two-locks-ordered).

Sources: Coffman, Elphick, Shoshani, System Deadlocks (1971); Dijkstra, The mathematics behind the Banker's
Algorithm (EWD 623); Silberschatz, Galvin, Gagne, Operating System Concepts, chapter 8.
"""
from threading import Lock, Thread

from interleave import expect, machine, note, schedule, work

machine(cores=2, runtime="native", op_cost=0, thread_start=0)
schedule("circle", "0 1*2 2*2")
schedule("one after the other", "0 1*6 2*6 0")
expect("both transferred", "right", output="both transferred\n")
expect("each waits for the other", "wrong", kind="deadlock")

ann = Lock()
bob = Lock()


def transfer(source, target):
    with source:
        note("The first lock is held")
        work(2)
        with target:
            work(4)


first = Thread(target=transfer, args=(ann, bob), name="Ann to Bob")
second = Thread(target=transfer, args=(bob, ann), name="Bob to Ann")
note("Ann sends to Bob")
first.start()
work(8)
note("Bob sends to Ann, a little later")
second.start()
first.join()
second.join()
print("both transferred")
