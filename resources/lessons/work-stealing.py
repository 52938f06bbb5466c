"""Work stealing
Chapter: 8 Scheduling policies

One queue for all cores is fair, and a narrow place: every core has to lock it, and a thread goes now here, now
there, always where its data are not in the cache. So large systems have a [queue for each core](line:25).

Eight threads come, and go to the queues by turns. The odd ones have [much to do](line:34), the even ones little. By
bad luck all long ones are in the same queue: core 0 has 80 milliseconds to do, and core 1 has 20. A core that has
nothing left looks into the other one's queue and **steals** from its end.

In the picture core 1 is done with its own at 20, and takes over threads of core 0. All is done at 50, and both
cores are busy all the time. Each thread that has changed its core is counted as a *migration*; it begins there with
a cold cache.

The thief takes from the *tail* of the queue, and the owner from the head: so they seldom get into each other's way.
This is how Cilk does it, Java's ForkJoinPool, Go and Rust's Rayon.

Try it: set `cores` to 4. Then choose `queues="global"`, and count the migrations.

Sources: Blumofe, Leiserson, Scheduling Multithreaded Computations by Work Stealing (1994); Linux kernel
documentation, Scheduler Domains; Lozi and others, The Linux Scheduler: a Decade of Wasted Cores (2016).
"""
from interleave import at, expect, machine, note, work

machine(cores=2, policy="rr", quantum=10, queues="per-core", runtime="native", op_cost=0)
expect("all served", "right", output="all served\n")


def job(ms):
    work(ms)


note("Eight threads come")
jobs = [at(0, job, 20 if i % 2 == 0 else 5, name="Job " + str(i + 1)) for i in range(8)]
for each in jobs:
    each.join()
print("all served")
