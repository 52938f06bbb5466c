"""How much faster at most?
Chapter: 1 Concurrent, parallel

A program takes 100 milliseconds. Ninety of them can be [cut into pieces](line:36) and done on as many cores as
there are. Ten [cannot](line:40): something must be prepared before. With four cores it takes 10 + 90/4 = 32.5, so
it is 3.08 times as fast, and not four times.

With 2 cores it is 1.82 times as fast, with 4 3.08, with 8 4.71, with 16 6.40. However many there are, the ten
remain, and it never becomes more than ten times. This is **Amdahl's law**. In the picture it is the piece at the
beginning in which one core is blue and all others are empty.

There is an answer to it, of 1988: nobody buys a larger machine to do the same as before. One does *more* with it,
and what grows is mostly the part that can be cut. With 16 cores and a problem 16 times as large it is again nearly
16 times as much in the same time.

Both are right. They answer different questions: how much *sooner*, and how much *more*.

Try it: `interleave compare amdahl --vary cores=1,2,4,8,16` gives the speed-ups. Set `serial` to 1, and to 50: how
many cores are worth their money?

Sources: Amdahl, Validity of the single processor approach to achieving large scale computing capabilities (1967);
Gustafson, Reevaluating Amdahl's Law (1988).
"""
import os
from threading import Thread

from interleave import expect, machine, note, param, work

machine(cores=param("cores", 4, 1, 16), runtime="native", op_cost=0, thread_start=0)
expect("all computed", "right", output="all computed\n")
workers = os.cpu_count()
serial = param("serial", 10, 0, 100)


def compute():
    work((100 - serial) / workers)


note("One core prepares")
work(serial)
note("All compute")
threads = [Thread(target=compute, name="Worker " + str(i + 1)) for i in range(workers)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("all computed")
