"""A barrier used twice
Chapter: 7 Locks, deadlocks

Two threads work in rounds, and no one shall begin the second before both have done the first. So they
[meet](line:37): who comes [first waits](line:45) at a gate, who comes [last opens](line:43) it for both, with two
permits, one for each to go through.

In the first round it is right. In the second it is not. The last one opens the gate, goes through, does its second
round and comes back to the gate while the first one has not yet gone through. There lies a permit: the slow one's.
It takes that, and is through a second time, alone. The other one finds no permit when it comes, and waits for ever.
The schedule `lapped` shows it.

Nothing is wrong with the counting, which stands under a lock. It is the *gate* that belongs to two rounds at once.
Whatever is used again needs a way to be sure that everybody has left.

Try it: with one round, set `rounds` to 1 and explore: no order is wrong. This is how it passes its test. Then see
[two gates](lesson:barrier-reuse-fixed).

Sources: Downey, The Little Book of Semaphores, section 3.6, reusable barrier; Herlihy, Shavit, The Art of
Multiprocessor Programming, chapter 17.
"""
from threading import Lock, Semaphore, Thread

from interleave import expect, machine, note, param, schedule

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0, granularity="access")
schedule("lapped", "access: 0 1*5 2*15")
expect("both did all rounds", "right", output="both did all rounds\n")
expect("one was lapped, the other waits for ever", "wrong", kind="deadlock")

rounds = param("rounds", 2, 1, 3)
here = 0
counting = Lock()
gate = Semaphore(0)


def meet():
    global here
    with counting:
        here += 1
        if here == 2:
            here = 0
            gate.release()
            gate.release()
    gate.acquire()


def work_in_rounds():
    for _ in range(rounds):
        meet()


a = Thread(target=work_in_rounds, name="A")
b = Thread(target=work_in_rounds, name="B")
note("The first round")
a.start()
b.start()
a.join()
b.join()
print("both did all rounds")
