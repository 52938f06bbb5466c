"""Sites: threads
Chapter: 2 CPU-bound, I/O-bound

The program that every introduction has: a list of sites, and each is fetched. The network is [played](line:43) by
`io(80)`; everything else is as in the books. A [ThreadPoolExecutor](line:50) has two threads, and its
[map](line:51) hands them the sites; each thread makes itself a [session](line:37) of its own and keeps it, in a
variable that is *local to the thread*.

Why local? A session is not made to be used by two threads at once. One for all would be a race, one for each site
would cost a connection each time. One for each thread is both safe and cheap.

Four sites, two threads: two rounds of 80. With one thread there are four rounds; with more than four threads some
have nothing to do.

Mind the `with`. At its end the pool waits until everything is done. Without it the program might go on before.

Try it: set `workers` to 1, 3 and 4. Then compare with [asyncio](lesson:sites-asyncio) and
[processes](lesson:sites-processes).

Sources: Anderson, Speed Up Your Python Program With Concurrency (Real Python, 2019); the Python library,
concurrent.futures.
"""
import threading
from concurrent.futures import ThreadPoolExecutor

from interleave import expect, io, machine, note, param, work

machine(cores=2, runtime="cpython-3.12", thread_start=0, granularity="access")
expect("all fetched", "right", output="4 sites\n")
workers = param("workers", 2, 1, 4)
thread_local = threading.local()


def get_session():
    if not hasattr(thread_local, "session"):
        work(3)
        thread_local.session = "session"
    return thread_local.session


def download_site(url):
    session = get_session()
    io(80)
    work(1)
    return len(session + url)


sites = ["https://www.jython.org", "http://olympus.realpython.org/dice"] * 2
note("The pool is made")
with ThreadPoolExecutor(max_workers=workers) as executor:
    sizes = list(executor.map(download_site, sites))
print(len(sizes), "sites")
