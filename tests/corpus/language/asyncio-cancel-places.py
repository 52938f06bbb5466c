import asyncio


async def has(lock):
    async with lock:
        print("has the lock")
        await asyncio.sleep(10)


async def wants(lock):
    try:
        async with lock:
            print("never")
    except asyncio.CancelledError:
        print("waited in vain")
        raise


async def gets(queue):
    try:
        await queue.get()
    except asyncio.CancelledError:
        print("get cancelled")
        raise


async def puts(queue):
    await queue.put(1)
    try:
        await queue.put(2)
    except asyncio.CancelledError:
        print("put cancelled", queue.qsize())
        raise


async def waits(event):
    try:
        await event.wait()
    finally:
        print("event waiter out")


async def enters(semaphore):
    async with semaphore:
        await asyncio.sleep(10)


async def is_notified(condition):
    async with condition:
        try:
            await condition.wait()
        finally:
            print("condition", condition.locked())


async def gathers():
    await asyncio.gather(asyncio.sleep(10), asyncio.sleep(11))


async def awaits(task):
    await task


async def message_of(task):
    try:
        await task
    except asyncio.CancelledError as error:
        return repr(error)


async def main():
    lock, queue, full, event = asyncio.Lock(), asyncio.Queue(), asyncio.Queue(1), asyncio.Event()
    semaphore, condition = asyncio.Semaphore(1), asyncio.Condition()
    inner = asyncio.create_task(asyncio.sleep(10))
    coroutines = (has(lock), wants(lock), gets(queue), puts(full), waits(event), enters(semaphore), enters(semaphore),
                  is_notified(condition), gathers(), awaits(inner))
    tasks = [asyncio.create_task(each) for each in coroutines]
    await asyncio.sleep(0.01)
    print([task.cancel("bye") for task in tasks])
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print(lock.locked(), semaphore.locked(), inner.cancelled(), condition.locked())

    task = asyncio.create_task(gathers())
    task.cancel("before it began")
    print(await message_of(task), task.cancelled(), await message_of(task))
    task = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    task.cancel("in its sleep")
    print(await message_of(task), await message_of(task))

    async def cancels_itself():
        asyncio.current_task().cancel()
        print("still here")
        await asyncio.sleep(0)
        print("never")

    print(await asyncio.gather(asyncio.create_task(cancels_itself()), return_exceptions=True))

    async def twice():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("first")
        await asyncio.sleep(1)

    task = asyncio.create_task(twice())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    print(task.done(), task.cancelling())
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True), task.cancelling())

    async def raises_another():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            raise ValueError("instead")

    task = asyncio.create_task(raises_another())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except ValueError as error:
        print(repr(error), repr(error.__context__))


asyncio.run(main())
