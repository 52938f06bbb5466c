import asyncio


async def give(value, delay):
    await asyncio.sleep(delay)
    return value


async def fail(value, delay):
    await asyncio.sleep(delay)
    raise ValueError(value)


async def main():
    try:
        await asyncio.gather(give(3, 0.2), fail("first", 0.05), fail("second", 0.1))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(0.2)
    inner = asyncio.gather(give(2, 0.02), fail("inner", 0.01), return_exceptions=True)
    print(await asyncio.gather(give(1, 0.01), inner, fail("outer", 0.01), return_exceptions=True))
    task = asyncio.create_task(give("shared", 0.01))
    print(await asyncio.gather(task, task, give("own", 0)))
    coroutine = give("once", 0.01)
    print(await asyncio.gather(coroutine, coroutine), await asyncio.gather())
    group = asyncio.gather(give(1, 0.01), give(2, 0.02))
    print(group.done(), type(group).__name__)
    await asyncio.sleep(0.2)
    print(group.done(), group.result(), await group)
    child = asyncio.create_task(give("never", 10))
    group = asyncio.gather(child, give(1, 0.01), return_exceptions=True)
    await asyncio.sleep(0)
    child.cancel("a message")
    print(await group)
    group = asyncio.gather(give(1, 10), give(2, 20), return_exceptions=True)
    await asyncio.sleep(0)
    print(group.cancel())
    try:
        await group
    except asyncio.CancelledError as error:
        print(repr(error), group.cancelled(), group.done())


asyncio.run(main())
