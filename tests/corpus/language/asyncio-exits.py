import asyncio

# What ends a turn early leaves the rest of its callbacks to the next one.


async def leaves():
    raise SystemExit(3)


async def stays(name):
    try:
        print(name, "begins")
        await asyncio.sleep(0)
        print(name, "goes on")
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise
    finally:
        print(name, "ends")


async def main():
    first = asyncio.create_task(stays("first"))
    last = asyncio.create_task(leaves())
    second = asyncio.create_task(stays("second"))
    second.add_done_callback(lambda task: print("second is cancelled:", task.cancelled()))
    await asyncio.gather(first, last, second)


try:
    asyncio.run(main())
except SystemExit as exit:
    print("left with", exit.code)

loop = asyncio.new_event_loop()


def leave():
    raise KeyboardInterrupt


loop.call_soon(print, "before")
loop.call_soon(leave)
loop.call_soon(print, "behind")
loop.call_soon(loop.stop)
try:
    loop.run_forever()
except KeyboardInterrupt:
    print("interrupted")
loop.run_forever()
loop.close()


# A future that is awaited and has callbacks too tells all of them, in the order in which they came.
async def waits(future, name):
    print(name, "gets", await future)


async def told():
    future = asyncio.get_running_loop().create_future()
    tasks = [asyncio.create_task(waits(future, "a"))]
    await asyncio.sleep(0)
    future.add_done_callback(lambda done: print("callback gets", done.result()))
    tasks.append(asyncio.create_task(waits(future, "b")))
    await asyncio.sleep(0)
    gone = print
    future.add_done_callback(gone)
    print(future.remove_done_callback(gone))
    future.set_result(5)
    await asyncio.gather(*tasks)
    print(await future, future.remove_done_callback(gone))


asyncio.run(told())


# Who is woken and cancelled before it goes on is cancelled; who swallows that goes on.
async def woken(future):
    try:
        return await future
    except asyncio.CancelledError:
        return "cancelled"


async def both():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = asyncio.create_task(woken(future))
    await asyncio.sleep(0)
    future.set_result("woken")
    print(task.cancel())
    print(await task, task.cancelled())
    done = loop.create_future()
    done.set_result("done")
    print(await woken(done))
    failed = loop.create_future()
    task = asyncio.create_task(woken(failed))
    await asyncio.sleep(0)
    failed.set_exception(ValueError("failed"))
    try:
        await task
    except ValueError as error:
        print(error)
    sleeper = asyncio.create_task(asyncio.sleep(0.001, "slept"))
    print(await sleeper)


asyncio.run(both())
