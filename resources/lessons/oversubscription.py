"""Too many threads
Chapter: 8 Scheduling policies

120 milliseconds of computing are to be done on [two cores](line:28), and the program cuts them into so many
threads. A change from one to another costs a fifth of a millisecond here. How many threads are best?

With one thread it takes 120: the other core is idle. With two, 60. With more than two it does *not* become faster:
there are no more cores. It becomes slower: 66. They push each other off the cores at every quantum, and a tenth of
the time goes into changing. In truth it is worse than what is counted here: whoever has just come finds the caches
full of somebody else's data.

This is **oversubscription**. It happens by itself where libraries are put together: the program starts eight
threads, each calls a library that starts eight, and there are sixty-four.

For work that *computes* as many threads as cores is right. For work that [waits](lesson:io-bound) there may be many
more: who waits needs no core.

Try it: `interleave compare oversubscription --vary threads=1,2,3,4,8,12`. Why does it make no difference whether
there are three or twelve?

Sources: Gorelick, Ozsvald, High Performance Python, chapter 9; scikit-learn documentation, Parallelism, on
oversubscription; Silberschatz, Galvin, Gagne, Operating System Concepts, chapter 4.
"""
from threading import Thread

from interleave import expect, machine, note, param, work

machine(cores=2, policy="rr", quantum=2, context_switch="200us", runtime="native", op_cost=0, thread_start=0)
expect("all computed", "right", output="all computed\n")
threads = param("threads", 8, 1, 12)


def compute():
    work(120 / threads)


workers = [Thread(target=compute, name="Thread " + str(i + 1)) for i in range(threads)]
note("They share two cores")
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("all computed")
