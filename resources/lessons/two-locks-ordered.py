"""Two locks in order
Chapter: 7 Locks, deadlocks

The [two transfers](lesson:two-locks) again. Now everybody takes the [first](line:37) lock first and the
[second](line:39) one second, whichever way the money goes. Which comes first does not matter, as long as all agree:
by account number, by name, by address in memory.

In a circle somebody would have to hold a later lock and wait for an earlier one. Nobody ever does. So there is no
circle, and this holds for any number of locks and threads: it is the rule that the Linux kernel lives by, and that
its *lockdep* checks while it runs.

Of the four conditions of a deadlock this removes the fourth. The others remain: it still happens that one waits,
and holds something meanwhile.

Both transfers begin at the same moment here, and the second one waits at the [first lock](lock:ann): one sees it in
the picture.

Try it: give each thread a *third* lock in between, in any order you like. Which orders are safe? What if it turns
out only under the first lock which the second one is?

Sources: Havender, Avoiding deadlock in multitasking systems (1968); Linux kernel documentation, Runtime locking
correctness validator (lockdep).
"""
from threading import Lock, Thread

from interleave import expect, machine, note, work

machine(cores=2, runtime="native", op_cost=0, thread_start=0)
expect("both transferred", "right", output="both transferred\n")

ann = Lock()
bob = Lock()


def transfer(source, target):
    first_lock, second_lock = (source, target) if source is ann else (target, source)
    with first_lock:
        work(2)
        with second_lock:
            work(4)


first = Thread(target=transfer, args=(ann, bob), name="Ann to Bob")
second = Thread(target=transfer, args=(bob, ann), name="Bob to Ann")
note("Both send at once")
first.start()
second.start()
first.join()
second.join()
print("both transferred")
