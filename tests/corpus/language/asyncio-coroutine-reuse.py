import asyncio


async def answer():
    await asyncio.sleep(0.01)
    return 42


async def tries(coroutine):
    try:
        return await coroutine
    except RuntimeError as error:
        return str(error)


async def main():
    coroutine = answer()
    print(await coroutine, await tries(coroutine), await tries(coroutine))
    coroutine = answer()
    task = asyncio.create_task(coroutine)
    await asyncio.sleep(0)
    print(await tries(coroutine), await task)
    coroutine = answer()
    coroutine.close()
    print(await tries(coroutine))
    task = asyncio.create_task(answer())
    print(await task, await task)
    await coroutine


asyncio.run(main())
