import asyncio
import threading


async def where(name):
    await asyncio.sleep(0.01)
    return name, threading.current_thread() is threading.main_thread()


async def fails():
    raise KeyError("there")


async def main():
    loop = asyncio.get_running_loop()

    def other():
        print(asyncio.run_coroutine_threadsafe(where("here"), loop).result())
        try:
            asyncio.run_coroutine_threadsafe(fails(), loop).result()
        except KeyError as error:
            print(repr(error))
        late = asyncio.run_coroutine_threadsafe(asyncio.sleep(10), loop)
        try:
            late.result(timeout=0.05)
        except TimeoutError:
            print(late.cancel(), late.cancelled())
        try:
            asyncio.run_coroutine_threadsafe(other, loop)
        except TypeError as error:
            print(error)

    await asyncio.to_thread(other)
    future = loop.create_future()
    future.set_result(1)
    try:
        future.set_result(2)
    except asyncio.InvalidStateError as error:
        print(repr(error), type(error).__module__)
    raise asyncio.QueueEmpty


asyncio.run(main())
