"""Which one to take?
Chapter: 2 CPU-bound, I/O-bound

The talk ends with advice. Here is one job, four times over: 30 milliseconds of [waiting](line:41) for the network
and 20 of [computing](line:42) with what has come. The slider `choice` says how it is done, and each choice is a
run. First as it stands, one after the other: 200 milliseconds.

- **It waits, and there are libraries that wait: threads** (`choice` 2). 110: the waiting is done side by side, the
  computing is not.
- **It waits a great deal, in thousands of places: asyncio** (3). 110 as well, but with one thread, and with ten
  thousand it would still be one.
- **It computes: processes** (4), and asyncio within each if it waits too. 70, of which 20 are for starting them.
- **It computes in few places: Cython, NumPy, anything that lets the GIL go** (5). 50.
- **It computes everywhere: another language** (6). A hundredth of the computing, and no GIL. 30.

None of them is best. What would be best with ten times the waiting? And with none at all?

The order in which to try them is that of the list: from the least change to your program to the greatest. And
before all of them: [measure](lesson:measure-first).

Try it: `interleave compare advice --vary choice=1,2,3,4,5,6` puts all six on one axis. Then set `waiting` to 3 and
to 300.

Sources: the talk An Introduction to Concurrency in Python, its last slides; Gorelick, Ozsvald, High Performance
Python.
"""
import asyncio
from multiprocessing import Process
from threading import Thread

from interleave import aio, expect, io, machine, note, param, work

machine(cores=4, runtime="cpython-3.12", op_cost=0, thread_start=0)
expect("all four are done", "right", output="all four are done\n")
choice = param("choice", 1, 1, 6)
waiting = param("waiting", 30, 0, 300)
jobs = 4


def do():
    io(waiting)
    work(20)


def do_without_gil():
    io(waiting)
    work(20, gil=False)


def do_fast():
    io(waiting)
    work(0.2, gil=False)


async def do_awaiting():
    await aio(waiting)
    work(20)


async def do_all_awaiting():
    await asyncio.gather(*[do_awaiting() for _ in range(jobs)])


def side_by_side(kind, target):
    workers = [kind(target=target, name="Job " + str(i + 1)) for i in range(jobs)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


if __name__ == "__main__":
    if choice == 1:
        note("One after the other")
        for _ in range(jobs):
            do()
    elif choice == 2:
        note("Threads")
        side_by_side(Thread, do)
    elif choice == 3:
        note("asyncio")
        asyncio.run(do_all_awaiting())
    elif choice == 4:
        note("Processes")
        side_by_side(Process, do)
    elif choice == 5:
        note("Threads that release the GIL")
        side_by_side(Thread, do_without_gil)
    else:
        note("Another language")
        side_by_side(Thread, do_fast)
    print("all four are done")
