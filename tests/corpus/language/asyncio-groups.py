import asyncio

cancelled = []


async def job(n):
    await asyncio.sleep(0)
    if n == 2:
        raise ValueError(f"job {n}")
    try:
        await asyncio.sleep(0.5)
    except asyncio.CancelledError:
        cancelled.append(n)
        raise
    return n


async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(asyncio.sleep(0, "a"))
        b = group.create_task(asyncio.sleep(0, "b"))
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as group:
            for n in range(4):
                group.create_task(job(n))
    except ExceptionGroup as error:
        print(error, [str(e) for e in error.exceptions], sorted(cancelled))


async def limits():
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timed out")
    async with asyncio.timeout(None) as limit:
        await asyncio.sleep(0)
    print(limit.expired(), limit.when())


asyncio.run(main())
asyncio.run(limits())
