"""Peterson's lock
Chapter: 3 Threads and races

How can two threads keep out of each other's way when all they have is memory to read and to write? Who comes says
so, [by a flag](line:39), and then offers the other one to go first, [by a word](line:40) that both write. One waits
while the other [has its flag up and the word is its](line:41).

If both come at once both write the word, and one of them writes last. That one waits. There is one word, so never
both wait; and who has passed is ahead by a write that the other has already made. The condition [alone](line:59) is
tried after every step of every order, and never fails.

Explore names data races all the same, and is right. A processor may keep a written flag to itself for a while and
go on reading; then both pass. In C the three variables must be atomics. Here every write is seen at once.

A waiting thread goes round and round, and may do so as often as one likes, so there are infinitely many orders.
There are still only a few states, and each is looked at. The chances are exact too: they come from solving the
equations of a Markov chain.

Try it: exchange [the flag and the word](lesson:peterson-swapped): does it matter? Take the word away altogether,
and see them both wait for ever.

Sources: Peterson, Myths about the mutual exclusion problem (1981); Raynal, Concurrent Programming: Algorithms,
Principles, and Foundations, chapter 2; Ben-Ari, Principles of Concurrent and Distributed Programming, chapter 3.
"""
from threading import Thread

from interleave import always, expect, machine, note

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0, granularity="access")
expect("never both inside", "right", output="both were inside\n")

wants_a = wants_b = False
first = ""
inside_a = inside_b = False


def run_a():
    global wants_a, first, inside_a
    wants_a = True
    first = "B"
    while wants_b and first == "B":
        pass
    inside_a = True
    inside_a = False
    wants_a = False


def run_b():
    global wants_b, first, inside_b
    wants_b = True
    first = "A"
    while wants_a and first == "A":
        pass
    inside_b = True
    inside_b = False
    wants_b = False


always("alone", lambda: not (inside_a and inside_b))
a = Thread(target=run_a, name="A")
b = Thread(target=run_b, name="B")
note("A and B both want to go in")
a.start()
b.start()
a.join()
b.join()
print("both were inside")
