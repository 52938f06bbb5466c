import asyncio


async def child(name, delay):
    print(name, "begins")
    await asyncio.sleep(delay)
    print(name, "ends")
    return name


async def main():
    results = await asyncio.gather(child("a", 0.2), child("b", 0.1))
    print(results)
    task = asyncio.create_task(child("c", 0.05))
    print("created")
    print(await task, task.done())
    try:
        await asyncio.wait_for(asyncio.sleep(1), timeout=0.05)
    except asyncio.TimeoutError:
        print("too late")


asyncio.run(main())
