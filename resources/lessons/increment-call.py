"""And += int(1)?
Chapter: 4 The GIL

The [same line](lesson:increment), the same CPython 3.12. Only the 1 is [fetched by a call](line:35). And the update
can be lost.

After a call CPython looks whether somebody has asked for the GIL. The call stands *between* the read of `counter`
and the write: first the old value is fetched, then `int(1)` is called, then added, then written back. So there is a
place now where the GIL changes hands, at the worst possible moment.

This has been measured. Of 1.4 million increments by two threads on a real CPython 3.12, none was lost with `counter
+= 1`, none with `len(s)`, which is treated specially, 435,211 with `abs(1)` and 502,856 with `int(1)`.

So nobody can tell by looking at a line whether it is safe. It depends on what is called, on the version, and on
whether the call happens to be one that is treated specially.

Try it: write `len("x")` in place of `int(1)`, and explore. Then write a function of your own that returns 1.

Sources: CPython 3.12, Python/bytecodes.c; measured by the authors of Interleave with CPython 3.12.
"""
from threading import Thread

from interleave import expect, machine, note, schedule

machine(cores=2, runtime="cpython-3.12", granularity="runtime", op_cost="1ms", thread_start=0)
schedule("lost", "runtime: 1 2*2 1")
expect("both updates kept", "right", counter=2)
expect("one update lost", "wrong", counter=1)

counter = 0


def increment():
    global counter
    counter += int(1)


one = Thread(target=increment, name="Thread 1")
two = Thread(target=increment, name="Thread 2")
note("Both threads start")
one.start()
two.start()
one.join()
two.join()
print(counter)
