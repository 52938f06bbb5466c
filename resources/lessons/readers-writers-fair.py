"""Nobody overtakes
Chapter: 7 Locks, deadlocks

The [readers and the writer](lesson:readers-writers), with a [turnstile](line:29) before the room. Each reader goes
through it and [leaves it at once](line:39). The writer goes in and [stays in it](line:55) until he has the room:
whoever comes later stands behind him.

The readers who are inside go on reading; so the writer still waits for them, but for no one else. He has come at 2
and is in at 6. The readers who come after him wait, and then read side by side as before. Here everything is even
done earlier, at 16 in place of 18. That is not so in general: the more writers, the more often the room is emptied
for them.

It costs one more lock to pass for everybody. The locks of most libraries have a rule of this kind: pthreads can be
asked to prefer writers, Java's ReentrantReadWriteLock can be made fair, Linux' rwsem lets a writer who has waited
for long go first.

Try it: let a second writer come at 3. In which order do they get in, and how many readers are between?

Sources: Downey, The Little Book of Semaphores, section 4.2.3, no-starve readers-writers; Courtois, Heymans, Parnas,
Concurrent Control with "Readers" and "Writers" (1971).
"""
from threading import Lock, Semaphore

from interleave import always, at, expect, machine, note, param, work

machine(cores=3, runtime="native", op_cost=0, granularity="access")
expect("everybody was in", "right")

turnstile = Lock()
counting = Lock()
room = Semaphore(1)
inside = 0
writing = False


def read():
    global inside
    with turnstile:
        pass
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
    with turnstile:
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
