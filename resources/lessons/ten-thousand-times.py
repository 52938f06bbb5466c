"""It passed 10,000 times
Chapter: 3 Threads and races

A [door](line:41) stands open for a moment. The [guest](thread:Guest) has nine things to do first, and then
[looks](line:49) at the door. If it stands open just then, the check fails.

A test of this program ran ten thousand times, under the policy `random` with the seeds 0 to 9,999. It passed ten
thousand times. Is the program right? Explore says that it is not: 19 of 210 orders are wrong, 9 %. But if a coin
decides before each step, then only 1 run of 55,188 takes one of them, because they all need the guest nineteen
times in a row.

If a defect shows itself with chance p, then n runs that all pass happen with chance (1 - p)ⁿ. That is nearly e to
the power of -np: here it is 83 %. To be sure of a rare defect by trying one has to try several times 1/p times, and
to know p, which one does not. **Counting** knows it, as long as the program is small enough. For larger ones there
is something in between: to run at random, but with few changes from one thread to another, since most defects need
only one or two.

And a machine does not toss coins. It runs the same few orders again and again, until one day something disturbs it.

Try it: let the guest do fewer things first. How does the chance change with each?

Sources: Musuvathi and others, Finding and Reproducing Heisenbugs in Concurrent Programs (CHESS, 2008); Burckhardt
and others, A Randomized Scheduler with Probabilistic Guarantees of Finding Bugs (2010); Dijkstra, Notes on
Structured Programming (EWD 249), on testing.
"""
from threading import Thread

from interleave import check, expect, machine, note, param, schedule

machine(cores=1, policy="rr", runtime="native", op_cost="1ms", thread_start=0, granularity="access")
expect("the door was shut", "right")
expect("the door stood open", "wrong", kind="assertion")

things = param("things", 9, 0, 20)
door_open = False
done = 0


def open_and_shut():
    global door_open
    door_open = True
    door_open = False


def visit():
    global done
    for _ in range(things):
        done = done + 1
    check("the door is shut", not door_open)


porter = Thread(target=open_and_shut, name="Porter")
guest = Thread(target=visit, name="Guest")
note("The porter opens, and shuts")
porter.start()
guest.start()
porter.join()
guest.join()
print(done, "things done")
