import asyncio


async def worker(name, lock, semaphore, log):
    async with semaphore:
        log.append(f"{name} in")
        await asyncio.sleep(0)
        async with lock:
            log.append(f"{name} locked")
            await asyncio.sleep(0)
        log.append(f"{name} out")


async def waiter(event, condition, box):
    await event.wait()
    print("event")
    async with condition:
        await condition.wait_for(lambda: box)
        print("got", box.pop())


async def main():
    log = []
    lock, semaphore = asyncio.Lock(), asyncio.Semaphore(2)
    await asyncio.gather(*(worker(n, lock, semaphore, log) for n in "abc"))
    print(log)
    event, condition, box = asyncio.Event(), asyncio.Condition(), []
    tasks = [asyncio.create_task(waiter(event, condition, box)) for _ in range(2)]
    await asyncio.sleep(0)
    event.set()
    await asyncio.sleep(0)
    async with condition:
        box.extend("xy")
        condition.notify_all()
    await asyncio.gather(*tasks)
    print(event.is_set(), lock.locked(), semaphore.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)


asyncio.run(main())
