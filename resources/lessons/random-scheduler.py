"""Tossing coins
Chapter: 8 Scheduling policies

The policy `random` takes any ready thread at *every step*. Nobody would build a system with it. It is for testing:
it makes happen in a minute what the real scheduler would make happen in a year.

Each run with the same [seed](line:27) is the same, to the last bit. So when a run goes wrong one has its number,
and can look at it again and again.

The three threads here write their [letters](line:33). Six orders are possible, and each seed shows one of them.
Explore counts them and gives each its chance. If a coin decides before each step all six are equally likely here,
1/6, because each thread has one step only.

It is not always so: see [the chicken](lesson:chicken), and [what passed ten thousand
times](lesson:ten-thousand-times).

Try it: run it with the seeds 0 to 9. Have you seen all six? How many runs does it take on average to see all six?
(6/6 + 6/5 + 6/4 + 6/3 + 6/2 + 6/1 = 14.7.)

Sources: Burckhardt and others, A Randomized Scheduler with Probabilistic Guarantees of Finding Bugs (2010);
Thomson, Donaldson, Betts, Concurrency Testing Using Controlled Schedulers: An Empirical Study (2016).
"""
from threading import Thread

from interleave import expect, machine, note

machine(cores=1, policy="random", seed=0, runtime="native", op_cost="1ms", thread_start=0)
expect("in the order of the alphabet", "right", output="A\nB\nC\n")
expect("in another order", "surprising")


def write(letter):
    print(letter)


writers = [Thread(target=write, args=(letter,), name=letter) for letter in "ABC"]
note("Three writers")
for writer in writers:
    writer.start()
for writer in writers:
    writer.join()
