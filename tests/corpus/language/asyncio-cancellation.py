import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("not now")
        await asyncio.sleep(0)
        return "done all the same"


async def careful():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaned up")


async def main():
    task = asyncio.create_task(careful())
    await asyncio.sleep(0)
    print(task.cancel(), task.cancelled(), task.done())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled(), task.done(), task.cancel())
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled())
    try:
        await asyncio.wait_for(careful(), 0.01)
    except asyncio.TimeoutError:
        print("too slow")
    print(await asyncio.wait_for(asyncio.sleep(0, "quick"), 5))
    inner = asyncio.create_task(asyncio.sleep(0.01, "protected"))
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(inner), 0.001))
    try:
        await outer
    except asyncio.TimeoutError:
        print("outer gave up;", await inner)
    group = asyncio.gather(careful(), careful())
    await asyncio.sleep(0)
    group.cancel()
    try:
        await group
    except asyncio.CancelledError:
        print("both")
    results = await asyncio.gather(careful_failure(), asyncio.sleep(0, 1), return_exceptions=True)
    print(results)
    never = asyncio.create_task(careful())
    await asyncio.sleep(0)


async def careful_failure():
    raise ValueError("bad")


asyncio.run(main())
