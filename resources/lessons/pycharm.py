"""What PyCharm omits
Chapter: 4 The GIL

PyCharm can draw how threads run: a bar for each, of one colour where it runs and of others where it waits for a
lock or has one. This program, drawn so, would look very well. Two threads with a lock between them, and both
running nearly all the time, side by side. In truth hardly anything is side by side.

Look at the true picture, and think three things away.

The **GIL**. [A](thread:A) and [B](thread:B) both [compute](line:36), and only one of them does at any moment. The
diagram knows only the locks of the program, and this one is the interpreter's.

The **I/O**. While A [waits for the disk](line:37) it does nothing, and it is drawn as running, since nobody told
the debugger.

And what an **await** waits for, where tasks are concerned.

What remains is the [lock](lock:door). It is the one state of a thread that the program itself can know. To see the
others one has to ask the interpreter and the kernel; so a diagram shows what it was easy to find out, and what it
does not show looks as if it were not there.

Try it: in the true picture, find a moment at which both would be drawn as running and neither makes progress.

Sources: the talk An Introduction to Concurrency in Python; PyCharm documentation, Thread Concurrency Visualization.
"""
from threading import Lock, Thread

from interleave import expect, io, machine, note, work

machine(cores=2, runtime="cpython-3.12", op_cost=0, thread_start=0)
expect("both done", "right", output="both done\n")
door = Lock()


def compute_and_read():
    work(8)
    io(10)
    with door:
        work(4)


a = Thread(target=compute_and_read, name="A")
b = Thread(target=compute_and_read, name="B")
note("Both seem to run")
a.start()
b.start()
a.join()
b.join()
print("both done")
