"""A call that blocks
Chapter: 5 Event loops

Three tasks share one thread. [Two](line:36) do something every 10 milliseconds, a clock and a light, say. The third
one asks a server, and uses a library that does not know about asyncio: it simply [waits](line:45), for 45
milliseconds.

It is one thread. While it waits nobody else runs; no clock, no light, no answer to anybody. In the picture it is
the framed red box in the lanes of the thread and of its task, while every other task is frozen. A pin shows when a
task was due: all of these are late, and come one after the other when it is over.

The rule is exact: whatever takes B milliseconds in one piece delays every timer that is due in it to its end. It
makes no difference whether it waits or computes.

Nothing tells you so. The program is right, it ends, it only stutters. asyncio's debug mode names every callback
that takes longer than 100 milliseconds; Explore names the call, whoever waits for it.

The cure: `await` a library that can, or send the call to a thread, by [asyncio.to_thread](line:42).

Try it: set `in_thread` to 1. Everything is done at 61 then, and not at 101. Which timers are late now?

Sources: Python documentation, Developing with asyncio, Running Blocking Code; the talk An Introduction to
Concurrency in Python.
"""
import asyncio

from interleave import expect, io, machine, note, param

machine(cores=2, runtime="cpython-3.12", op_cost="10us")
expect("all ticked", "right", output="all ticked\n")
in_thread = param("in_thread", 0, 0, 1)


async def tick():
    for _ in range(6):
        await asyncio.sleep(0.01)


async def ask():
    await asyncio.sleep(0.015)
    if in_thread:
        await asyncio.to_thread(io, 45)
    else:
        note("A call that waits")
        io(45)


async def main():
    await asyncio.gather(tick(), tick(), ask())
    print("all ticked")


asyncio.run(main())
