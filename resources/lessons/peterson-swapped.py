"""Peterson, exchanged
Chapter: 3 Threads and races

[Peterson's lock](lesson:peterson) with one small difference: the [word](line:38) is written first, and the
[flag](line:39) after it. It looks like a matter of taste. A person reads over it, tests pass, and it is no lock any
more.

[A](thread:A) gives B the word and is left standing before it puts up its flag. [B](thread:B) gives A the word, puts
up its flag, sees no flag of A, and goes in. Now A puts up its flag. B's flag is up, but the word is A's, since B
wrote it last. So A goes in as well. The schedule `both inside` shows it, and the condition [alone](line:58) fails
at this very step.

Exactly this exchange is what processors and compilers do on their own if nobody forbids it: two writes to different
variables may become visible in the other order. So even the right text may run as the wrong program; in C the
variables must be atomics, and in the right order of memory.

Try it: be the scheduler and get both inside with as few changes as you can. Explore names the fewest.

Sources: Peterson, Myths about the mutual exclusion problem (1981); Lamport, How to Make a Multiprocessor Computer
That Correctly Executes Multiprocess Programs (1979).
"""
from threading import Thread

from interleave import always, expect, machine, note, schedule

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0, granularity="access")
schedule("both inside", "access: 0*5 1 2*4 1*6 2*2 0")
expect("both inside at once", "wrong", kind="assertion")
expect("one after the other", "right")

wants_a = wants_b = False
first = ""
inside_a = inside_b = False


def run_a():
    global wants_a, first, inside_a
    first = "B"
    wants_a = True
    while wants_b and first == "B":
        pass
    inside_a = True
    inside_a = False
    wants_a = False


def run_b():
    global wants_b, first, inside_b
    first = "A"
    wants_b = True
    while wants_a and first == "A":
        pass
    inside_b = True
    inside_b = False
    wants_b = False


always("alone", lambda: not (inside_a and inside_b))
a = Thread(target=run_a, name="A")
b = Thread(target=run_b, name="B")
note("A and B both want to go in")
a.start()
b.start()
a.join()
b.join()
print("both were inside")
