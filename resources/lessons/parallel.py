"""Concurrent or parallel?
Chapter: 1 Concurrent, parallel

Two words that are easily mixed up:

- **Concurrency** is *dealing with* several things at once. It is a way to build a program: out of parts that can
  make progress independently of each other.
- **Parallelism** is *doing* several things at once. It is a way to run a program: on more than one core.

This program is concurrent: [A](thread:A) and [B](thread:B) have
[30 milliseconds of work each](line:30), and neither needs the other. Whether it runs in parallel is not
written in it. On one core the two take turns: every 10 milliseconds the scheduler lets the other one on, and it
all takes 60. With two cores both run at the same moment, and it takes 30.

The cores' lanes show it best: one name at a time in each, never two.

Try it: set `cores` to 2. What happens with one core and a longer quantum? And what would a third core bring?

Sources: Rob Pike, Concurrency is not Parallelism (2012).
"""
from threading import Thread

from interleave import expect, machine, note, param, work

machine(cores=param("cores", 1, 1, 2), policy="rr", quantum=10, runtime="native", op_cost=0, thread_start=0)
expect("both done", "right", output="both done\n")


def task():
    work(30)


a = Thread(target=task, name="A")
b = Thread(target=task, name="B")
note("Both could run now")
a.start()
b.start()
a.join()
b.join()
print("both done")
