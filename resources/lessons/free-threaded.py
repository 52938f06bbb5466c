"""What stays safe
Chapter: 4 The GIL

A Python without a GIL. Two threads [append](line:36) to one list and [count](line:37) in one dictionary. Which of
the two can go wrong?

`append` is one operation of the list, and each list has a little lock of its own that nobody sees. So nothing is
lost: both elements are in it, in one order or the other. To count, though, is *two* operations of the dictionary:
get the old number, set the new one. Each is safe, and in between is room for the other thread.

The rule is older than this Python, and the GIL never changed it: what is **one** operation of a built-in container
is whole; what is put together out of two is not. With the GIL the second kind went wrong so rarely that people
believed it could not.

The little locks cost something in each operation, even where there is one thread.

Try it: put the count under a lock, and leave `append` outside. Is that enough? Then choose `cpython-3.12` and
explore at the granularity `runtime`.

Sources: Gross, PEP 703 (2023), section Container Thread-Safety; Python documentation, Python support for free
threading; the Python FAQ, What kinds of global value mutation are thread-safe?
"""
from threading import Thread

from interleave import expect, machine, note

machine(cores=2, runtime="free-threaded", op_cost="1ms", thread_start=0, granularity="access")
expect("two seen, two counted", "right", output="2 seen, 2 counted\n")
expect("two seen, one counted", "wrong", output="2 seen, 1 counted\n")

seen = []
counts = {"bird": 0}


def watch(name):
    seen.append(name)
    counts["bird"] = counts["bird"] + 1


one = Thread(target=watch, args=("blackbird",), name="Watcher 1")
two = Thread(target=watch, args=("robin",), name="Watcher 2")
note("Both see a bird")
one.start()
two.start()
one.join()
two.join()
print(f"{len(seen)} seen, {counts['bird']} counted")
