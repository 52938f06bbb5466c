"""Waiting: one by one
Chapter: 2 CPU-bound, I/O-bound

Three pages are fetched. For each there are 2 milliseconds of [preparing](line:27) and 60 of [waiting](line:28) for
the network. One after the other it takes 186 milliseconds, and a core is busy for 6 of them: 3 %.

All this red is waiting, and waiting needs no processor. It could be waited for all three at the same time; nothing
but the order in which the program is written down prevents it.

Three other forms of the program do so: with [threads](lesson:io-threads), with [asyncio](lesson:io-asyncio), with
[processes](lesson:io-processes). All four beside each other:

> interleave compare io-sequential io-threads io-asyncio io-processes

Try it: write down what you expect of each of the three.

Sources: the talk An Introduction to Concurrency in Python; Anderson, Speed Up Your Python Program With Concurrency
(Real Python, 2019).
"""
from interleave import expect, io, machine, note, work

machine(cores=4, runtime="cpython-3.12")
expect("all pages", "right", output="3 pages\n")


def fetch():
    work(2)
    io(60)
    return 1


note("One page after the other")
print(sum(fetch() for _ in range(3)), "pages")
