"""Check, then act
Chapter: 3 Threads and races

An account holds 1,000. [One](thread:Withdraw 500) wants 500 from it, [another](thread:Withdraw 700) wants 700. Both
cannot have it, and the program does [look first](line:40) whether there is enough. Yet the balance can become -200.

What was true when it was looked at need not be true when it is acted on. Between [the check](line:40) and [the
withdrawal](line:41) the other one may come and take the money. This is called **check-then-act**, and it is the
commonest race there is: if the file is not there, create it; if the seat is free, book it; if the key is missing,
insert it.

Three accesses in each thread, the check, the read and the write, make 20 orders. In 6 of them both are paid and the
account is at -200. In 7 it is at 300 and in 7 at 500, which looks right and mostly is not: in 6 of each 7 both were
paid here too, but one wrote a balance computed from the old one, and so a withdrawal was *forgotten*. The books are
in order, and money is gone. Only 2 of the 20 orders, one of each 7, refuse a customer as they should.

Try it: put the lines in other orders by hand. In which order does the bank lose most? Then see [the
cure](lesson:withdraw-locked), and what happens to it if only the write is put under the lock.

Sources: Silberschatz, Galvin, Gagne, Operating System Concepts, chapter 6; MITRE, CWE-367: Time-of-check
time-of-use race condition.
"""
from threading import Thread

from interleave import expect, machine, note, schedule

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0, granularity="access")
schedule("overdrawn", "access: 0 1 2 1*2 2*2 0*2")
schedule("forgotten", "access: 0 1 2 1 2 1 2 0*2")
schedule("refused", "access: 0 1*3 2 0*2")
expect("overdrawn", "wrong", balance=-200)
expect("300 left: perhaps one was paid, perhaps both", "surprising", balance=300)
expect("500 left: perhaps one was paid, perhaps both", "surprising", balance=500)

balance = 1000


def withdraw(amount):
    global balance
    if balance >= amount:
        balance -= amount


first = Thread(target=withdraw, args=(500,), name="Withdraw 500")
second = Thread(target=withdraw, args=(700,), name="Withdraw 700")
note("Both customers stand at a machine")
first.start()
second.start()
first.join()
second.join()
print(balance)
