"""The forgotten await
Chapter: 5 Event loops

A [word is missing](line:39). `save()` is an `async` function, so to call it does not run it: it makes a coroutine,
a thing that *could* be run. Somebody has to await it. Nobody does, so the data are never saved, and the program
goes on and says that they are.

There is no exception. Python gives a warning when the coroutine is thrown away, "was never awaited", on standard
error, where it is easily overlooked, and with the place only if one asks for it. Interleave's check names the place
before it runs.

With a function that returns something one notices soon: one has a coroutine where one wanted a value. With a
function that only *does* something one may not notice at all. It is the commonest mistake in programs with asyncio,
and the opposite of the [call that waits](lesson:blocking-call): here too little happens, there too much.

Try it: write the `await`. Then write `asyncio.create_task(save())` in its place: it is started, but is it done when
main ends?

Sources: Python documentation, Developing with asyncio, Detect never-awaited coroutines; the talk An Introduction to
Concurrency in Python.
"""
import asyncio

from interleave import aio, expect, machine, note

machine(cores=1, runtime="cpython-3.12", op_cost="100us")
expect("said to be saved, and lost", "wrong", output="saved: []\n")

disk = []


async def save(text):
    await aio(5)
    disk.append(text)


async def main():
    note("The letter is to be saved")
    save("a letter")
    await asyncio.sleep(0.01)
    print("saved:", disk)


asyncio.run(main())
