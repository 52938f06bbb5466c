# Who wakes in one turn of the loop goes on in the next one, in the order of the timers. Instructions take no time:
# two sleeps that begin at one moment end at one.
import asyncio
import time

from interleave import machine

machine(op_cost=0)


async def sleeper(name, delay):
    loop = asyncio.get_running_loop()
    await asyncio.sleep(delay)
    print(name, "woke")
    loop.call_soon(print, name, "soon")
    await asyncio.sleep(0)
    print(name, "next turn")
    loop.call_later(delay, print, name, "later")
    await asyncio.sleep(delay)
    print(name, "again")


async def waits_for(task, name):
    await task
    print(name, "saw the end")


async def timeout():
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.03)
    except asyncio.TimeoutError:
        print("timeout")


async def cancelled():
    try:
        await asyncio.sleep(10)
    finally:
        print("cancelled")


async def holds_up():
    loop = asyncio.get_running_loop()
    asyncio.create_task(sleeper("late", 0.01))
    await asyncio.sleep(0)
    loop.call_soon(lambda: loop.call_soon(print, "called by what was ready before the sleep was over"))
    time.sleep(0.02)


async def main():
    loop = asyncio.get_running_loop()
    await holds_up()
    await asyncio.sleep(0.05)
    loop.call_later(0.01, print, "handle first")
    a = asyncio.create_task(sleeper("a", 0.01))
    b = asyncio.create_task(sleeper("b", 0.01))
    loop.call_later(0.01, print, "handle last")
    others = [asyncio.create_task(waits_for(t, n)) for t, n in ((a, "x"), (a, "y"), (b, "z"))]
    sleeping = asyncio.create_task(cancelled())
    await asyncio.gather(a, b, *others, timeout())
    sleeping.cancel()
    try:
        await sleeping
    except asyncio.CancelledError:
        print("it was cancelled")
    both = await asyncio.gather(asyncio.sleep(0.01, "one"), asyncio.sleep(0.005, "two"))
    print(both)


asyncio.run(main())
loop = asyncio.new_event_loop()
loop.call_soon(loop.stop)
loop.call_soon(print, "behind the stop, in the same turn")
loop.run_forever()
loop.call_soon(print, "in the second run")
loop.stop()
loop.run_forever()
loop.close()
try:
    asyncio.run(asyncio.sleep("long"))
except TypeError as error:
    print(error)
