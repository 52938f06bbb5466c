"""What it costs to send
Chapter: 6 Processes

A child process adds up a list that the parent sends to it. What goes from one memory to another has to be
**pickled**: turned into a row of bytes, written into a pipe, read out, and built up again as an object at the other
end. It is work like any other, and it needs the GIL on both sides. The timeline draws it as boxes of their own,
*message*, and *starts* until the operating system has the child ready.

Here it costs [20 microseconds per kilobyte](line:30). The list has 30,000 numbers. To send it takes 4.8
milliseconds, and the [adding](line:37), for which the child was started, one. Alone the parent would have been done
at 1; this way it is done at 5.9.

So count two things before you send work to another process: how long it computes, and how much must travel. Where
much must travel send a *name* in its place, of a file, of a row in a database, of a block of `shared_memory`, and
let the child fetch it. On Linux what the parent has *before* it starts the child need not be sent at all: the child
begins with a copy.

And what cannot be pickled cannot be sent: an open file, a lock, a lambda.

Try it: set `numbers` to 1,000 and to 100,000: done at 2.1 and at 16.8. What part of it is the sending? Then send
the list in ten parts, and let the child add up each part while the next one travels.

Sources: the Python library, pickle, and multiprocessing, Programming guidelines; the talk An Introduction to
Concurrency in Python.
"""
from multiprocessing import Process, Queue

from interleave import expect, machine, note, param, work

machine(cores=2, runtime="cpython-3.12", op_cost=0, process_start=1, ipc_cost="100us", ipc_cost_per_kib="20us")
expect("the sum", "right", output="449985000\n")
numbers = param("numbers", 30000, 1000, 100000, 1000)


def add(inbox, outbox):
    received = inbox.get()
    work(1)
    outbox.put(sum(received))


if __name__ == "__main__":
    inbox, outbox = Queue(), Queue()
    child = Process(target=add, args=(inbox, outbox), name="Child")
    child.start()
    note("A large list is sent")
    inbox.put(list(range(numbers)))
    print(outbox.get())
    child.join()
