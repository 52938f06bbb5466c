"""Sites: asyncio
Chapter: 2 CPU-bound, I/O-bound

[The same sites](lesson:sites-threads), in one thread (two of them to begin with; `copies` gives more). Each site is
a [task](line:51), and all are under way at once; no pool has to be made large enough, since a task costs next to
nothing. The session is [one for all](line:50), and may be: only one task runs at a time, and it is not interrupted
between two awaits.

It takes one round of 80 in place of two. With a thousand sites it would still be one, with two threads five
hundred. A server may object to that; so one takes a `Semaphore` and lets only so many through.

What had to be changed? Every function on the way to the network is `async` now and is awaited, up to `main`. And
the library must be another one: aiohttp in place of requests. This is the price: it cannot be done in one place
only.

Try it: put `async with limit:` with an `asyncio.Semaphore(2)` around the awaited line. How many rounds are there?

Sources: Anderson, Speed Up Your Python Program With Concurrency (Real Python, 2019); aiohttp documentation;
Nystrom, What Color is Your Function? (2015).
"""
import asyncio

from interleave import aio, expect, machine, note, param, work

machine(cores=2, runtime="cpython-3.12")
expect("all fetched", "right", output="all sites\n")
copies = param("copies", 1, 1, 20)


class Session:
    async def __aenter__(self):
        work(3)
        return self

    async def __aexit__(self, *_):
        pass

    async def get(self, url):
        await aio(80)
        return "page of " + url


async def download_site(session, url):
    page = await session.get(url)
    work(1)
    return len(page)


async def download_all_sites(sites):
    async with Session() as session:
        tasks = [asyncio.ensure_future(download_site(session, url)) for url in sites]
        return await asyncio.gather(*tasks)


sites = ["https://www.jython.org", "http://olympus.realpython.org/dice"] * copies
note("One session for all")
sizes = asyncio.run(download_all_sites(sites))
print("all sites" if len(sizes) == len(sites) else "some are missing")
