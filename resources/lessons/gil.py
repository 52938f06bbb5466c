"""Who wants the GIL?
Chapter: 4 The GIL

CPython has one lock for itself, the **Global Interpreter Lock**. Who executes Python holds it. Here are three
threads on four cores, so that there is a core for everybody and one still idle. Each [computes](line:32) for 12
milliseconds, [waits](line:33) 9 for a database, and computes again.

In the lane of the GIL one sees who has it, and the bars below it show who wants it. Blue is who has both, a core
and the GIL; brown is who has no GIL; red is who waits for the database, and needs none.

It changes hands for two reasons. Somebody *gives it away*, since he waits for something else. Or somebody is *asked
for it*: after 5 milliseconds of waiting the next one sets a flag, and who has it gives it up as soon as he comes to
a place where that can be done.

With one thread nobody wants it, and it costs next to nothing. That is why it was a good idea in 1992, when a
computer had one processor.

Try it: set `switch_interval` to 1 ms, and then to 20 ms. Which one is done earlier? Count the changes of hands.

Sources: CPython, Python/ceval_gil.c, the comment at its head; Beazley, Understanding the Python GIL (2010); Python
documentation, Glossary.
"""
from threading import Thread

from interleave import expect, io, machine, note, work

machine(cores=4, runtime="cpython-3.12", op_cost=0, thread_start=0)
expect("all computed", "right", output="all computed\n")


def compute_and_ask():
    work(12)
    io(9)
    work(12)


workers = [Thread(target=compute_and_ask, name=name) for name in ["A", "B", "C"]]
note("Three want the GIL, one gets it")
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("all computed")
