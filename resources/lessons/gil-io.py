"""The GIL beside I/O
Chapter: 4 The GIL

[One thread](thread:Cruncher) computes and never waits. [The other](thread:Answerer) answers requests: it waits [10
milliseconds](line:36) for one and needs [half a millisecond](line:37) for the answer. Alone it answers six in 63
milliseconds. Beside the other one it takes 98.

To begin, and each time an answer is to be given, it needs the GIL, and the other one has it. It waits for the
switch interval, 5 milliseconds; then it may ask, and gets it. Seven times that is 35 more. The core beside is idle
all the while.

Who holds the GIL and never waits keeps it for 5 milliseconds each time. Who waits often gives it away each time, of
his own accord. So the polite thread pays. In the [old GIL](lesson:convoy) it was worse.

A program that computes and answers at once should not do so in one process.

Try it: set `switch_interval` to 1 ms. How long does it take now? And with 20 ms?

Sources: Beazley, Understanding the Python GIL (2010); CPython issue 7946, Convoy effect with I/O bound threads and
New GIL (2010); Pitrou, Reworking the GIL (2009).
"""
from threading import Thread

from interleave import expect, io, machine, note, work

machine(cores=2, runtime="cpython-3.12", op_cost=0, thread_start=0, switch_interval=5)
expect("all answered", "right", output="all answered\n")


def crunch():
    work(110)


def answer():
    for _ in range(6):
        io(10)
        work(0.5)
    print("all answered")


cruncher = Thread(target=crunch, name="Cruncher")
answerer = Thread(target=answer, name="Answerer")
note("One computes, one answers")
cruncher.start()
answerer.start()
cruncher.join()
answerer.join()
