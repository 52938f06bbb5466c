"""Waiting: asyncio
Chapter: 2 CPU-bound, I/O-bound

The [three pages](lesson:io-sequential) in *one* thread. Each is a [task](line:39). Where a task would have to wait
it says [await](line:34), and the **event loop** goes on with another one until the answer is there. It takes 66
milliseconds, as with [threads](lesson:io-threads).

Look at the lane of the thread and at those of its tasks. The tasks wait, all at the same time; the thread is blue
while any of them computes, and red only when all of them wait.

A task costs a few kilobytes and no system call, so one may have ten thousand of them. It gives way only where
`await` stands: between two awaits nobody comes in between, which [makes many races impossible](lesson:await-race),
but not all. And if one of them computes for long, or [waits without await](lesson:blocking-call), all stand still.

All of the program has to be written for it. A library that waits in the old way is of no use here.

Try it: set `pages` to 40 and compare with threads at 40. Exploring takes longer with each page: how many orders are
there?

Sources: the talk An Introduction to Concurrency in Python; CPython, Lib/asyncio/base_events.py; Anderson, Speed Up
Your Python Program With Concurrency (Real Python, 2019).
"""
import asyncio

from interleave import aio, expect, machine, note, param, work

machine(cores=4, runtime="cpython-3.12")
expect("all pages", "right", output="all pages\n")
pages = param("pages", 3, 1, 40)


async def fetch():
    work(2)
    await aio(60)


async def main():
    note("All pages at once, in one thread")
    await asyncio.gather(*[fetch() for _ in range(pages)])
    print("all pages")


asyncio.run(main())
