"""Goroutines
Chapter: 9 Go, Rust, Elixir

*Do not communicate by sharing memory; share memory by communicating.* In Go, threads of control are called
goroutines, and what one has for the other it puts through a **channel**.

This channel has [no room](line:31) for anything. So sending and receiving are *one* step, taken together: who comes
first waits for the other one. The [cook](thread:Cook) and the [waiter](thread:Waiter) meet three times. In the
picture the cook is the slower one, and the waiter waits for each dish; set `cooking` to 1, and it is the other way
round.

There is no lock, no condition, no shared variable, and Explore finds one outcome only. Who has sent a value does
not touch it any more: that is the agreement. Go does not check it; [Rust](lesson:rust-mutex) does.

At the end the cook [closes](line:39) the channel: nothing more will come. This ends the waiter's loop. Only who
sends may close, since to send on a closed channel is an error.

Try it: give the channel a capacity of 3. When is the cook done now? Then take the `close` away.

Sources: Hoare, Communicating Sequential Processes (1978); Effective Go, section Share by communicating; Pike,
Concurrency is not Parallelism (2012).
"""
from threading import Thread

from interleave import Channel, expect, machine, note, param, work

machine(cores=2, runtime="native", op_cost=0, thread_start=0)
expect("served in order", "right", output="soup\nfish\ncake\n")

cooking = param("cooking", 6, 1, 10)
hatch = Channel()


def cook_dishes():
    for dish in ["soup", "fish", "cake"]:
        work(cooking)
        hatch.send(dish)
    note("Nothing more will come")
    hatch.close()


def wait_at_table():
    for dish in hatch:
        work(3)
        print(dish)


cook = Thread(target=cook_dishes, name="Cook")
waiter = Thread(target=wait_at_table, name="Waiter")
note("The kitchen opens")
cook.start()
waiter.start()
cook.join()
waiter.join()
