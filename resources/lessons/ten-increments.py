"""What is the least?
Chapter: 3 Threads and races

Two threads add one to a counter, [ten times each](line:41). Without a lock some of the twenty get lost. How many,
at most? What is the least that the counter can be in the end?

Most people say 10: at worst, they think, the two go side by side and every second update is lost. The answer is
**2**, and it is worth finding out by hand how.

[Thread 1](thread:Thread 1) reads 0 and is left standing with it. [Thread 2](thread:Thread 2) does nine of its ten
rounds. Now Thread 1 writes its 1: nine updates are gone. Thread 2 reads that 1 for its last round, and is left
standing in its turn, while Thread 1 does all the rest. Then Thread 2 writes 1 + 1. The schedule `least` shows it.

A read and a write in each round make 137,846,528,820 orders. Exploring counts them all, because what happens next
depends only on where the threads are and what they have read, and of such states there are few. Exactly 8 of the
orders end in 2, and 184,756 keep every update: little more than one in a million.

Try it: be the scheduler and reach 2. Why can it not be 1? (Whoever writes last is in its tenth round. What has it
written itself before it read?) Then compare shares and chances: if a coin decides before each access who goes on,
is 20 as rare as its share of the orders says?

Sources: Ben-Ari, Principles of Concurrent and Distributed Programming, chapter 2, where this is an exercise;
Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 26.
"""
from threading import Thread

from interleave import expect, machine, note, schedule

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0, granularity="access")
schedule("least", "access: 0 1 2*18 1 2 1*18 2 0*2")
expect("every update kept", "right", counter=20)
expect("the least", "surprising", counter=2)
expect("some updates lost", "wrong")

counter = 0


def count():
    global counter
    for _ in range(10):
        counter += 1


one = Thread(target=count, name="Thread 1")
two = Thread(target=count, name="Thread 2")
note("Twenty increments begin")
one.start()
two.start()
one.join()
two.join()
print(counter)
