"""Is += 1 safe?
Chapter: 4 The GIL

With a GIL only one thread executes Python at a time, so is [counter += 1](line:37) safe? It depends on **where**
the GIL can change hands, and this is a matter of the version.

In CPython 2.7 and 3.9 it can be between any two instructions of the compiled program, and `counter += 1` is several
of them. So an update can be lost. In 3.12 one looks only at certain places: when a function begins, when a loop
goes back, after a call. There is none of these between the read and the write, so *this* line is never torn apart.
In the free-threaded Python there is no GIL to hold, and it can happen between any two steps.

The lesson is explored at the granularity `runtime`: not what could happen on some machine, but what can happen on
this Python. On 3.12 there is one outcome. Choose another `runtime` and explore again.

Does that make the program right? It makes it right by accident, on one implementation, in one version, for this
very form of the line: nothing in the *program* puts the two in order, and at the granularity `step` Explore calls
it a data race. With [one call more](lesson:increment-call) it is over. Nobody has promised anything: write the
[lock](lesson:race-fixed).

Try it: explore on all five runtimes. On which ones is there one outcome only? Where does Explore find a data race?

Sources: CPython, Python/ceval.c of 3.9 and Python/bytecodes.c of 3.12 (CHECK_EVAL_BREAKER); the Python FAQ, What
kinds of global value mutation are thread-safe?
"""
from threading import Thread

from interleave import expect, machine, note

machine(cores=2, runtime="cpython-3.12", granularity="runtime", op_cost="1ms", thread_start=0)
expect("both updates kept", "right", output="2\n")

counter = 0


def increment():
    global counter
    counter += 1


one = Thread(target=increment, name="Thread 1")
two = Thread(target=increment, name="Thread 2")
note("Both threads start")
one.start()
two.start()
one.join()
two.join()
print(counter)
