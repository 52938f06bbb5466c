"""Check and act as one
Chapter: 3 Threads and races

The [two withdrawals](lesson:withdraw) again. What must not be separated is the pair: the [check](line:36) and the
[act](line:37) that relies on it. So both stand behind the same [lock](lock:counter_desk), and nobody can change the
balance between them.

Of the 20 orders 2 are left: who comes first is paid, who comes second is refused. Which of the two that is remains
open, and that is no defect: 500 or 300 are both right. A lock takes away wrong orders, not all but one.

It is the *condition* that decides how much belongs behind the door. With the lock around the second line only no
update is lost, but the check is as stale as before, and -200 comes back.

Try it: move the `if` out of the `with` block and explore. How many orders are there now, and where does each end?

Sources: Silberschatz, Galvin, Gagne, Operating System Concepts, chapter 6; Goetz, Java Concurrency in Practice,
chapter 2.2, on compound actions.
"""
from threading import Lock, Thread

from interleave import expect, machine, note, schedule

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0, granularity="access")
schedule("500 first", "access: 0 1*5 2*3 0*2")
schedule("700 first", "access: 0 2*5 1*3 0*2")
expect("500 was paid, 700 refused", "right", balance=500)
expect("700 was paid, 500 refused", "right", balance=300)

balance = 1000
counter_desk = Lock()


def withdraw(amount):
    global balance
    with counter_desk:
        if balance >= amount:
            balance -= amount


first = Thread(target=withdraw, args=(500,), name="Withdraw 500")
second = Thread(target=withdraw, args=(700,), name="Withdraw 700")
note("Both customers stand at one desk")
first.start()
second.start()
first.join()
second.join()
print(balance)
