"""Beazley's convoy
Chapter: 4 The GIL

In 2010 David Beazley showed a room full of Python programmers that their threads became *slower* on two cores than
on one. This is the GIL of [CPython 2.7](line:29). After every 100 instructions who has it lets it go, tells the
operating system to wake somebody who waits, and takes it again if it is free.

On one core this works: who is woken runs next. On two cores it goes wrong. To wake a thread on the other core takes
a while. Until it is awake the first one, which never stopped running, has [taken the GIL again](line:34). The other
one comes, finds it taken, and goes back to sleep. It was woken in vain, again and again: each of those is a system
call and a change of threads that does nothing.

The thread that [answers](line:40) needs the GIL for a moment only. Here it gets nothing at all until the other one
is done, at 30 milliseconds, though the GIL is let go 200 times in each of them. Everything takes 37.6. On *one*
core it takes 33.5. Like cars behind a lorry, all go at the pace of the slowest: a **convoy**.

The new GIL of 3.2 lets the holder *wait until another one has it*. That is all. See the [same two
threads](lesson:gil-io) there.

Try it: set `cores` to 1. Then, on two cores again, choose `cpython-3.9` as the runtime: 31.7.

Sources: Beazley, Inside the Python GIL (2009) and Understanding the Python GIL (2010); Blasgen and others, The
convoy phenomenon (1979); Pitrou, Reworking the GIL (python-dev, 2009).
"""
from threading import Thread

from interleave import expect, io, machine, note, work

machine(cores=2, runtime="cpython-2.7", op_cost="100ns", thread_start=0, wakeup_latency="20us")
expect("all answered", "right", output="all answered\n")


def crunch():
    work(30)


def answer():
    for _ in range(3):
        io(2)
        work(0.5)
    print("all answered")


cruncher = Thread(target=crunch, name="Cruncher")
answerer = Thread(target=answer, name="Answerer")
note("One computes, one answers")
cruncher.start()
answerer.start()
cruncher.join()
answerer.join()
