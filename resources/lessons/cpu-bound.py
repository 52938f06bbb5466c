"""CPU-bound: blue all the way
Chapter: 2 CPU-bound, I/O-bound

A program is **CPU-bound** when it would be faster if only the processor were faster: it computes, and never
waits for anything else. In the picture it is blue from end to end.

Here two threads have [40 milliseconds of computing](line:26) each and one core to do it on. Where one is blue
the other is *ready*: it could go on, and has no core. Together they need 80 milliseconds, as one thread would for
both. More threads than cores do not make such a program faster.

Try it: raise `cores` to 2 and `threads` to 4. When does it stop getting faster? Then look at a program that
[waits](lesson:io-bound).

Sources: Silberschatz, Galvin, Gagne, Operating System Concepts, chapter 5: CPU bursts and I/O bursts.
"""
from threading import Thread

from interleave import expect, machine, note, param, work

machine(cores=1, policy="rr", quantum=10, runtime="native", op_cost=0, thread_start=0)
threads = param("threads", 2, 1, 4)
expect("all computed", "right", output="all computed\n")


def compute():
    work(40)


note("Everybody computes")
workers = [Thread(target=compute, name="Computer " + str(i + 1)) for i in range(threads)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("all computed")
