import asyncio


async def producer(queue, items):
    for item in items:
        await queue.put(item)
        print("put", item)


async def consumer(queue, name):
    while True:
        item = await queue.get()
        print(name, "got", item)
        await asyncio.sleep(0)
        queue.task_done()


async def main():
    queue = asyncio.Queue(2)
    consumers = [asyncio.create_task(consumer(queue, n)) for n in ("one", "two")]
    await producer(queue, range(5))
    await queue.join()
    print(queue.qsize(), queue.empty(), queue.full())
    for task in consumers:
        task.cancel()
    print(await asyncio.gather(*consumers, return_exceptions=True))
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty:
        print("empty")
    small = asyncio.Queue(maxsize=1)
    small.put_nowait(1)
    try:
        small.put_nowait(2)
    except asyncio.QueueFull:
        print("full")
    ordered = asyncio.PriorityQueue()
    for number in (3, 1, 2):
        await ordered.put(number)
    print(await ordered.get(), await ordered.get(), await ordered.get())


async def run():
    try:
        await main()
    except Exception as error:
        print(type(error))


asyncio.run(run())
