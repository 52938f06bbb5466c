"""Double-checked locking
Chapter: 3 Threads and races

Something is expensive to make and shall be made once, by whoever needs it first. A lock does it; but then everybody
takes the lock for ever, only to find that it has long been made. So one [looks first without the lock](line:45),
and [a second time with it](line:47). This is **double-checked locking**.

The second look is right: of two who come at once only one makes it. The first one is where it breaks.
[First](thread:First) stores the new object [where all can see it](line:48) and only then [fills it in](line:49).
Between the two lines [Second](thread:Second) comes by, sees that there is one, takes no lock, and uses a thing that
is half made: it connects to port 0. The schedule `half made` shows it.

Here one can see the two lines. In Java and C++ they need not even stand in this order: compiler and processor may
exchange the writes of a constructor and the write that publishes it, as long as the writing thread cannot tell.

Try it: exchange the two lines yourself, by a local variable: fill in first, publish last, as in [the
cure](lesson:double-checked-fixed). Then say why a data race is still found, and what `volatile` is for in Java.

Sources: Bacon and others, The "Double-Checked Locking is Broken" Declaration (2000); Meyers, Alexandrescu, C++ and
the Perils of Double-Checked Locking (2004).
"""
from threading import Lock, Thread

from interleave import expect, machine, note, schedule

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0)
schedule("half made", "0 1*6 2*4 1*5 0*3")
expect("both connect to the port", "right", output="8080 8080\n")
expect("one connects to port 0", "wrong")


class Settings:
    def __init__(self):
        self.port = 0


settings = None
making = Lock()
first_port = []
second_port = []


def get():
    global settings
    if settings is None:
        with making:
            if settings is None:
                settings = Settings()
                settings.port = 8080
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
