import asyncio


async def speak(name, times):
    for i in range(times):
        print(name, i)
        await asyncio.sleep(0)
    return name.upper()


async def main():
    first = asyncio.create_task(speak("a", 3), name="first")
    second = asyncio.create_task(speak("b", 2))
    print("main", first.get_name(), first.done(), asyncio.current_task().get_name())
    await asyncio.sleep(0)
    print("main again")
    print(await first, await second, first.done(), second.result())
    print(await asyncio.gather(speak("c", 1), speak("d", 2), asyncio.sleep(0, "slept")))
    done, pending = await asyncio.wait([asyncio.create_task(speak("e", 1))])
    print([task.result() for task in done], len(pending))
    for coroutine in asyncio.as_completed([asyncio.sleep(0.03, "late"), asyncio.sleep(0.01, "early")]):
        print(await coroutine)
    return "over"


print(asyncio.run(main()))
