"""The event loop
Chapter: 5 Event loops

An event loop is a loop. It has a queue of callbacks that are *ready*, a list of timers, and a set of operations it
waits for. Each turn goes like this: take what has arrived; take the timers that are due; then run every callback
that is ready **by then**, each to its end. What these make ready waits for the next turn.

Here main [starts two tasks](line:37) and prints. A task begins only when the loop comes to it, so `main 1` is
first. Then a and b print, and each says [sleep(0)](line:32): nothing to wait for, but let the others on. That is
the end of their step; they are ready again, for the next turn. Main is too, and stands before them. So the order is
main 1, a 1, b 1, main 2, a 2, b 2, and it is the same each time.

With threads there would be 90 orders of these six lines; here there is one. Nobody is interrupted: a task runs
until it says `await`. So between two awaits the world stands still for it.

Try it: leave one `sleep(0)` out of a task. Put `await asyncio.sleep(0.001)` in place of the one in main: where does
`main 2` come now?

Sources: CPython, Lib/asyncio/base_events.py, BaseEventLoop._run_once; the talk An Introduction to Concurrency in
Python; Python documentation, A Conceptual Overview of asyncio.
"""
import asyncio

from interleave import expect, machine, note

machine(cores=1, runtime="cpython-3.12", op_cost="20us")
expect("turn by turn", "right", output="main 1\na 1\nb 1\nmain 2\na 2\nb 2\n")


async def speak(name):
    print(name, 1)
    await asyncio.sleep(0)
    print(name, 2)


async def main():
    tasks = [asyncio.create_task(speak(name), name=name) for name in "ab"]
    note("Both are ready, and main goes on")
    await speak("main")
    for task in tasks:
        await task


asyncio.run(main())
