"""Counting down twice
Chapter: 4 The GIL

The program with which David Beazley began his talk about the GIL. [Count down](line:33) from a large number,
[once](line:37) in the main thread; then the same number again, [half and half](line:39) in two threads. On two
cores.

Everybody expects the second to take half as long. It takes the same, to within a thousandth: two threads that count
are blue by turns only, and from one to the other the GIL goes each 5 milliseconds. In 2010, with the [old
GIL](lesson:convoy), the second took nearly *twice* as long, and the whole room laughed.

The number is smaller than his hundred million, so that the picture is there at once; the slider goes to 40 million.

A loop that does nothing but count is the worst case for the GIL and rare in earnest. But it is what a program is
when it computes in Python itself.

Try it: choose `free-threaded` as the runtime. Then set `count` to 40,000,000 and be patient for a while.

Sources: Beazley, Inside the Python GIL (2009), Understanding the Python GIL (2010); Hettinger, Keynote on
Concurrency (PyBay 2017).
"""
from threading import Thread

from interleave import expect, machine, note, param

machine(cores=2, runtime="cpython-3.12", op_cost="50ns")
expect("counted down twice", "right", output="counted down twice\n")
count = param("count", 150000, 10000, 40000000, 10000)


def countdown(n):
    while n > 0:
        n -= 1


note("Once, in the main thread")
countdown(count)
note("Half and half, in two threads")
one = Thread(target=countdown, args=(count // 2,), name="Thread 1")
two = Thread(target=countdown, args=(count // 2,), name="Thread 2")
one.start()
two.start()
one.join()
two.join()
print("counted down twice")
