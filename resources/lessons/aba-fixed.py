"""A, B, A, and a number
Chapter: 3 Threads and races

The [stack without a lock](lesson:aba), and its cure from 1983. What is compared is no longer the name alone but the
name and a [number](line:30), and the number [grows](line:39) with every change. When One comes back A is on top as
before; but it was number 0 and is number 3 now. The exchange is refused, One [looks again](line:36), and finds what
is really there.

Name and number are *one* Atomic here, exchanged in one step. Processors have an instruction for it: compare and
exchange double, `cmpxchg16b` on a PC. What the number counts is not how the stack looks but how often it was
touched, and that never repeats (until 64 bits overflow).

There are other cures: a language with garbage collection, where A cannot come back as a *new* thing while somebody
still holds the old one; hazard pointers and epochs, which keep a block from being handed out again.

Try it: let the number count only the pushes. Is it still right?

Sources: IBM System/370 Principles of Operation (1983), appendix A; Michael, Hazard Pointers: Safe Memory
Reclamation for Lock-Free Objects (2004).
"""
from threading import Thread

from interleave import Atomic, expect, machine, note, schedule

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0)
schedule("refused", "1*2 2*11 1*4 0*4")
expect("everybody has a letter of his own", "right")

below = {"A": Atomic("B"), "B": Atomic("C"), "C": Atomic(None)}
top = Atomic(("A", 0))
popped = []


def pop():
    while True:
        seen = top.load()
        name, number = seen
        following = below[name].load()
        if top.compare_exchange(seen, (following, number + 1)):
            return name


def push(item):
    while True:
        seen = top.load()
        below[item].store(seen[0])
        if top.compare_exchange(seen, (item, seen[1] + 1)):
            return


def pop_one():
    pop()


def pop_two_and_return_one():
    first = pop()
    popped.append(first)
    popped.append(pop())
    push(first)


one = Thread(target=pop_one, name="One")
two = Thread(target=pop_two_and_return_one, name="Two")
note("A is on top, then B, then C")
one.start()
two.start()
one.join()
two.join()
print(top.load()[0], "is on top, Two popped", popped[0], "and", popped[1])
