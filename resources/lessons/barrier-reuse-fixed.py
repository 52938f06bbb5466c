"""A barrier of two gates
Chapter: 7 Locks, deadlocks

The [barrier](lesson:barrier-reuse) with two gates. Who comes goes through the [first](line:39) as soon as all have
come, and through the [second](line:49) as soon as all have gone through the first. Nobody can lap anybody: to come
round to the first gate again one has to pass the second, and that opens for the last one only.

So at each gate the permits of one round are used up before those of the next one are laid out. It is a lock as on a
canal: two gates, never both open.

Java's CyclicBarrier, pthreads' and Python's `threading.Barrier` do it with a number or a state in place of the
second gate: who waits, waits for *its* round to be over. Use those. This one shows what is in them.

Try it: replace both gates by a `threading.Barrier(2)`. How many states has the program then?

Sources: Downey, The Little Book of Semaphores, section 3.6; the Python library, Lib/threading.py, class Barrier.
"""
from threading import Lock, Semaphore, Thread

from interleave import expect, machine, note, param

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0, granularity="access")
expect("both did all rounds", "right", output="both did all rounds\n")

rounds = param("rounds", 2, 1, 3)
here = 0
counting = Lock()
way_in = Semaphore(0)
way_out = Semaphore(0)


def come():
    global here
    with counting:
        here += 1
        if here == 2:
            way_in.release()
            way_in.release()
    way_in.acquire()


def leave():
    global here
    with counting:
        here -= 1
        if here == 0:
            way_out.release()
            way_out.release()
    way_out.acquire()


def work_in_rounds():
    for _ in range(rounds):
        come()
        leave()


a = Thread(target=work_in_rounds, name="A")
b = Thread(target=work_in_rounds, name="B")
note("The first round")
a.start()
b.start()
a.join()
b.join()
print("both did all rounds")
