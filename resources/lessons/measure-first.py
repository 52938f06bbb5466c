"""Measure first
Chapter: 2 CPU-bound, I/O-bound

A program reads a file, computes, and writes a report. Somebody is sure that the [computing](line:35) is slow, takes
a day, and lets four threads do it without a GIL. Where it took 40 milliseconds it takes 10 now. And the program? It
took 200, and takes 170.

What was not measured is that most of the time goes into [reading](line:40): 140. This is **Amdahl's law**. If a
part s of the time cannot be made faster, the whole cannot become faster than 1/s times, with as many cores as you
like. Here s is 0.8, so at best 1.25.

With s = 0.1 it is 1.8 times on 2 cores, 3.1 on 4, 4.7 on 8, 6.4 on 16, and never more than 10.

So the order is: measure; find the largest part; ask whether it [computes](lesson:cpu-bound) or
[waits](lesson:io-bound); choose accordingly; measure again. In the picture the longest box is the first one to look
at, and its colour says which tool is meant for it.

Try it: set `workers` to 1, 2 and 8. Then let the reading be done in three parts at a time in place of the
computing.

Sources: Amdahl, Validity of the single processor approach to achieving large scale computing capabilities (1967);
Knuth, Structured Programming with go to Statements (1974), on premature optimization; the talk An Introduction to
Concurrency in Python.
"""
from threading import Thread

from interleave import expect, io, machine, note, param, work

machine(cores=8, runtime="native", op_cost=0, thread_start=0)
expect("the report is written", "right", output="report\n")
workers = param("workers", 4, 1, 8)


def compute():
    work(40 / workers)


def make_report():
    note("Reading")
    io(140)
    note("Computing")
    threads = [Thread(target=compute, name="Worker " + str(i + 1)) for i in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    note("Writing")
    io(20)
    print("report")


program = Thread(target=make_report, name="Program")
program.start()
program.join()
