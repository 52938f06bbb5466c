import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def blocking(n):
    time.sleep(0.01)
    return n * n, threading.current_thread() is not threading.main_thread()


async def main():
    print(await asyncio.to_thread(blocking, 3))
    loop = asyncio.get_running_loop()
    print(await asyncio.gather(*(loop.run_in_executor(None, blocking, i) for i in range(3))))
    with ThreadPoolExecutor(1) as pool:
        print(await loop.run_in_executor(pool, blocking, 5))
    future = loop.create_future()
    threading.Timer(0.01, lambda: loop.call_soon_threadsafe(future.set_result, "from a thread")).start()
    print(await future)


asyncio.run(main())
