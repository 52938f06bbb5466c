"""Made first, then shown
Chapter: 3 Threads and races

The [double-checked lock](lesson:double-checked) once more. The object is now [finished](line:49) while only its
maker knows it, and [shown](line:50) to the others by one indivisible write, the last one. Whoever sees it sees it
whole.

The place where it is shown is an Atomic. In most languages this is not decoration: `volatile` in Java,
`std::atomic` in C++ and the atomics of Rust and Go promise that whoever reads the new value also sees *everything
written before it*. This is called **release and acquire**. An ordinary variable promises nothing of the kind.

Every order ends the same now, and Explore finds no race.

And yet the honest advice is not to write this at all. A module of Python is executed once, `functools.cache`,
`std::call_once`, a static local variable of C++ and an `enum` of Java do it too, and somebody else has proved them
right.

Try it: fill the port in after the store. How many orders are wrong now? Then put everything under the lock and no
check before it: how much slower is that in the picture?

Sources: Bacon and others, The "Double-Checked Locking is Broken" Declaration (2000); Boehm, Adve, Foundations of
the C++ Concurrency Memory Model (2008).
"""
from threading import Lock, Thread

from interleave import Atomic, expect, machine, note

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0)
expect("both connect to the port", "right", output="8080 8080\n")


class Settings:
    def __init__(self, port):
        self.port = port


shown = Atomic(None)
making = Lock()
first_port = []
second_port = []


def get():
    settings = shown.load()
    if settings is None:
        with making:
            settings = shown.load()
            if settings is None:
                settings = Settings(8080)
                shown.store(settings)
    return settings.port


def connect(port):
    port.append(get())


first = Thread(target=connect, args=(first_port,), name="First")
second = Thread(target=connect, args=(second_port,), name="Second")
note("Both need the settings")
first.start()
second.start()
first.join()
second.join()
print(first_port[0], second_port[0])
