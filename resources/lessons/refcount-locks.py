"""A lock for each object
Chapter: 4 The GIL

The first idea against [counts that go wrong](lesson:refcount-race): every object has a lock of its own, and who
touches the object takes it. Two threads that work on different objects do not hinder each other. It sounds right,
and has two drawbacks.

It **costs**. To take a lock and give it back is some ten instructions of the kind that processors do not like, for
each of the hundreds of millions of assignments a second. When somebody did this to CPython in 1996 a single thread
became about half as fast.

And it can **deadlock**. Where two objects are needed at once, two locks are. [One](thread:a += b) appends `b` to
`a`: it takes the lock of [a](lock:a_lock), then that of [b](lock:b_lock). [The other](thread:b += a) appends `a` to
`b`. This is the [old circle](lesson:two-locks), in a program whose author has written no lock at all. Of 6 orders 2
end in it, and if a coin decides, every second run.

The Python without a GIL does have such a lock in each list and dictionary now, and takes the two of them in the
order of their addresses. For the counts it has found something cheaper: the thread that made the object counts
without a lock, and only others need one.

Try it: how many of the orders deadlock if the first statement of both is the same?

Sources: the talk An Introduction to Concurrency in Python; Stein's free-threading patch (1996) in Python's FAQ;
Gross, PEP 703 (2023), sections on per-object locks and biased reference counting.
"""
from threading import Lock, Thread

from interleave import expect, machine, note, schedule

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0, granularity="access")
expect("both appended", "right")
expect("each waits for the other's list", "wrong", kind="deadlock")

a = [1]
b = [2]
a_lock = Lock()
b_lock = Lock()


def append_b_to_a():
    with a_lock:
        with b_lock:
            a.extend(b)


def append_a_to_b():
    with b_lock:
        with a_lock:
            b.extend(a)


one = Thread(target=append_b_to_a, name="a += b")
two = Thread(target=append_a_to_b, name="b += a")
note("Two statements that look harmless")
one.start()
two.start()
one.join()
two.join()
print(len(a) + len(b))
