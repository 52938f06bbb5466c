"""Whoever comes first
Chapter: 9 Go, Rust, Elixir

Two mirrors are asked for the same page, and the first answer counts. `select` [waits at several channels](line:46)
at once and goes on with the first that has something. With the other one nobody does anything any more.

Why do the channels have [room for one](line:28)? Without it the slower mirror would wait for ever to hand over an
answer that nobody takes: a *leaked* goroutine, the commonest defect of programs in Go. With room it puts the answer
down and ends.

If both have something when `select` looks, either may be taken, and Go tosses a coin on purpose, so that nobody
relies on an order. Explore tries both.

Try it: make the channels without room, and explore. What do the two outcomes say? Then think of a third channel to
which a clock sends after 20 ms: a time limit.

Sources: Pike, Google I/O 2012: Go Concurrency Patterns; The Go Programming Language Specification, Select
statements; Tu and others, Understanding Real-World Concurrency Bugs in Go (2019).
"""
from threading import Thread

from interleave import Channel, expect, io, machine, note, select

machine(cores=2, runtime="native", op_cost=0, thread_start=0)
expect("the near one answers", "right", output="from the near mirror\n")
expect("the far one answers", "right", output="from the far mirror\n")

near = Channel(1)
far = Channel(1)


def ask_near():
    io(8)
    near.send("from the near mirror")


def ask_far():
    io(15)
    far.send("from the far mirror")


threads = [Thread(target=ask_near, name="Near"), Thread(target=ask_far, name="Far")]
note("Both are asked")
for thread in threads:
    thread.start()
index, page = select(near, far)
print(page)
for thread in threads:
    thread.join()
