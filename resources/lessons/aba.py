"""A, B, and A again
Chapter: 3 Threads and races

A stack without a lock. Its [top](line:33) is an Atomic, and to pop is to read the top, to look [what lies below
it](line:40), and to put that on top by [compare and exchange](line:41): only if the top is still the one that was
read. If it is not, somebody was faster, and one tries again. It looks watertight.

But *still the same* is not *never changed*. [One](thread:One) reads that A is on top and B below it, and is then
left standing. [Two](thread:Two) pops A, pops B for itself, and puts A back. Now One goes on: A is on top, as it
was, so the exchange succeeds, and B is on top again, although B belongs to Two. The schedule `aba` shows it. In C
this is how one block of memory is handed out twice.

The name is the history of what was compared: A, B, A. Being equal says nothing about the time between.

It happens in 27 of the 36,045 orders, 3 times in a thousand if a coin decides: a test would hardly see it.

Try it: read the other outcomes and say for each who has which letter. Then give the top a number that grows with
every change, as in [the cure](lesson:aba-fixed).

Sources: IBM System/370 Principles of Operation (1983), appendix A; Treiber, Systems Programming: Coping with
Parallelism (1986); Herlihy, Shavit, The Art of Multiprocessor Programming, chapter 10.
"""
from threading import Thread

from interleave import Atomic, expect, machine, note, schedule

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0)
schedule("aba", "1*2 2*11 1 0*4")
expect("B is on top, and Two has it", "wrong", output="B is on top, Two popped A and B\n")
expect("A was given back", "right")

below = {"A": Atomic("B"), "B": Atomic("C"), "C": Atomic(None)}
top = Atomic("A")
popped = []


def pop():
    while True:
        seen = top.load()
        following = below[seen].load()
        if top.compare_exchange(seen, following):
            return seen


def push(item):
    while True:
        seen = top.load()
        below[item].store(seen)
        if top.compare_exchange(seen, item):
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
print(top.load(), "is on top, Two popped", popped[0], "and", popped[1])
