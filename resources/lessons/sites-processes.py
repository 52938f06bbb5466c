"""Sites: processes
Chapter: 2 CPU-bound, I/O-bound

[The same sites](lesson:sites-threads), and a [pool](line:45) of processes. Each gets its session from an
[initializer](line:33), which is called once in each process and stores it in a global variable. It *is* global, and
still nobody else's: each process has its own.

Count in the picture what all this red costs: two more Pythons to start, two more memories, and what was fetched
goes through a pipe to the parent. In return nobody needs a GIL that another one has. But nobody wanted it: the
processes do nothing but wait.

This is the version that the articles show last, to say that one should not do it for this. It would be the right
one if after each page came a second of computing.

Try it: let `download_site` do `work(100)` after the network has answered. Which of the three is fastest now?

Sources: Anderson, Speed Up Your Python Program With Concurrency (Real Python, 2019); the Python library,
multiprocessing.Pool.
"""
import multiprocessing

from interleave import expect, io, machine, note, param, work

machine(cores=2, runtime="cpython-3.12", process_start=20, granularity="access")
expect("all fetched", "right", output="4 sites\n")
workers = param("workers", 2, 1, 4)
session = None


def set_global_session():
    global session
    work(3)
    session = "session"


def download_site(url):
    io(80)
    work(1)
    return len(session + url)


if __name__ == "__main__":
    sites = ["https://www.jython.org", "http://olympus.realpython.org/dice"] * 2
    note("The pool is made")
    with multiprocessing.Pool(workers, initializer=set_global_session) as pool:
        sizes = pool.map(download_site, sites, chunksize=1)
    print(len(sizes), "sites")
