"""Waiting: processes
Chapter: 2 CPU-bound, I/O-bound

The [three pages](lesson:io-sequential), each fetched by a [process](line:34). It takes 82 milliseconds, 16 more
than with [threads](lesson:io-threads): the processes must be started, and that is 20, but then nobody waits for a
GIL, and all prepare their requests at the same time.

So it is hardly slower, and still the wrong tool. Four Pythons lie in memory now to wait for the network. What they
have fetched must be sent back to the first one, which costs [more](lesson:pickling) the larger it is. And with 200
pages nobody would start 200 processes.

Waiting needs no processor, so it needs no process either.

Try it: compare all four with `interleave compare`. In which order would you try them in a program of your own, and
why?

Sources: the talk An Introduction to Concurrency in Python; Anderson, Speed Up Your Python Program With Concurrency
(Real Python, 2019).
"""
from multiprocessing import Process

from interleave import expect, io, machine, note, work

machine(cores=4, runtime="cpython-3.12", process_start=20)
expect("all pages", "right", output="all pages\n")


def fetch():
    work(2)
    io(60)


if __name__ == "__main__":
    processes = [Process(target=fetch, name="Page " + str(i + 1)) for i in range(3)]
    note("A process for each page")
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("all pages")
