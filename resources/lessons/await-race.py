"""A race across await
Chapter: 5 Event loops

One thread, so no races? Two tasks add one to a counter, and between the [read](line:37) and the [write](line:40)
each [asks a server](line:38). At the `await` the other one comes on. It reads the same old value, and one update is
lost.

It is lost in *every* order. With threads it was [18 of 20](lesson:race), here it is all of them: both read before
either writes, since the answers take their time. The good side of it is that a test finds it. The bad side is that
it looks so harmless, because everybody has heard that there are no races in asyncio.

What is true is this: between two awaits nobody comes. `counter += 1` alone is safe, without a lock, whatever Python
it is. `counter = counter + await f()` is not, for the old value is fetched first. An `await` is a place where the
world may change, and that is its whole purpose. So after each one look again at what you knew before.

And where several awaits belong together there is `asyncio.Lock`.

Try it: take the lock that is [there](line:44) and write `async with door:` around the three lines. What does it
cost in time?

Sources: the talk An Introduction to Concurrency in Python ("sometimes more tricky than threading"); Python
documentation, asyncio, Synchronization Primitives.
"""
import asyncio

from interleave import aio, expect, machine, note, schedule

machine(cores=1, runtime="cpython-3.12", op_cost="100us")
schedule("lost", "0 1 2*2 3*2 ~2 2*2 ~3 3*2 1*2")
expect("one update lost", "wrong", output="1\n")

counter = 0


async def add():
    global counter
    value = counter
    await aio(10)
    note("The answer is there")
    counter = value + 1


async def main():
    door = asyncio.Lock()
    note("Both ask the server")
    await asyncio.gather(add(), add())
    print(counter)


asyncio.run(main())
