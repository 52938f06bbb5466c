"""Waiting: threads
Chapter: 2 CPU-bound, I/O-bound

The [three pages](lesson:io-sequential), each fetched in a [thread](line:34) of its own. It takes 66 milliseconds in
place of 186. Who [waits for the network](line:31) gives the GIL away, and the next one prepares its request
meanwhile. So the red boxes lie above each other, and only the small blue ones must stand one behind the other.

This is what threads in Python are good for. They are easy to add to a program that exists: every library that waits
does its part by itself.

They cost memory and start-up time, so one does not have ten thousand of them. And they share everything, so one
must [look out](lesson:race).

Try it: how many pages can be fetched at once until the core is the narrow place? Set `pages`. Then read off the
rule: one page takes 62, of which 2 are computing.

Sources: the talk An Introduction to Concurrency in Python; Anderson, Speed Up Your Python Program With Concurrency
(Real Python, 2019).
"""
from threading import Thread

from interleave import expect, io, machine, note, param, work

machine(cores=4, runtime="cpython-3.12", thread_start=0)
expect("all pages", "right", output="all pages\n")
pages = param("pages", 3, 1, 40)


def fetch():
    work(2)
    io(60)


threads = [Thread(target=fetch, name="Page " + str(i + 1)) for i in range(pages)]
note("All pages at once")
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("all pages")
