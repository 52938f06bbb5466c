"""Readers and writers
Chapter: 7 Locks, deadlocks

Many may read at the same time, but who writes must be alone. So the [first reader](line:38) who comes takes the
[room](line:29) for all readers, and the [last one](line:44) who leaves gives it back. This was the first solution,
from 1971, and it is right: the condition [alone](line:57) holds after every step of every order.

It is not fair. In the picture the readers come every 4 milliseconds and stay for 6, so that the room is never empty
of readers, and the [writer](thread:Writer), who has come at 2, waits until the very last of them has gone, at 14.
With readers who never cease to come it would wait for ever. This is **starvation**: nobody is stuck, there is no
circle, only one is always overtaken.

There is a second kind of lock, then, that prefers writers and lets the readers starve; and a
[third](lesson:readers-writers-fair) that lets nobody overtake.

Try it: set `readers` to 8. When does the writer get in? What if a reader stays for 3 only?

Sources: Courtois, Heymans, Parnas, Concurrent Control with "Readers" and "Writers" (1971); Downey, The Little Book
of Semaphores, section 4.2.
"""
from threading import Lock, Semaphore

from interleave import always, at, expect, machine, note, param, work

machine(cores=3, runtime="native", op_cost=0, granularity="access")
expect("everybody was in", "right")

counting = Lock()
room = Semaphore(1)
inside = 0
writing = False


def read():
    global inside
    with counting:
        if inside == 0:
            room.acquire()
        inside += 1
    work(6)
    with counting:
        inside -= 1
        if inside == 0:
            room.release()


def write():
    global writing
    note("The writer comes")
    with room:
        note("The writer is in")
        writing = True
        work(4)
        writing = False


always("alone", lambda: not (writing and inside > 0))
readers = param("readers", 3, 1, 8)
note("The readers come one after the other")
threads = [at(4 * i, read, name="Reader " + str(i + 1)) for i in range(readers)]
threads.append(at(2, write, name="Writer"))
for thread in threads:
    thread.join()
print("everybody was in")
