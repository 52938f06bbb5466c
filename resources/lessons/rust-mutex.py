"""What Rust refuses
Chapter: 9 Go, Rust, Elixir

In most languages a lock and what it protects have nothing to do with each other. That they belong together is
written in a comment, and one who does not read it makes a [race](lesson:race).

In Rust the lock *contains* the value: a `Mutex<i32>`. There is no other way to the number than through the lock,
which is [opened](line:34) for a while, and what one holds meanwhile [is the cell](line:35). At the end of the block
it is taken away again. Whoever tries to reach the value otherwise has no program: the compiler refuses it.

Interleave does so too, for what is [Guarded](line:30): before anything runs, and with both places named. So here is
a lesson that one does not see fail.

What Rust does not refuse: two locks [in the wrong order](lesson:two-locks). It promises that there are no data
races. It does not promise that nobody waits for ever.

Try it: write `print(counter.value)` at the end, without the `with`, and read the message. Then keep the cell: write
`kept = cell` in the block and `kept.value += 1` behind it.

Sources: The Rust Programming Language, chapter 16, Fearless Concurrency; Jung and others, RustBelt: Securing the
Foundations of the Rust Programming Language (2018).
"""
from threading import Thread

from interleave import Guarded, expect, machine, note

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0)
expect("both updates kept", "right", output="2\n")

counter = Guarded(0)


def increment():
    with counter as cell:
        cell.value += 1


one = Thread(target=increment, name="Thread 1")
two = Thread(target=increment, name="Thread 2")
note("Both threads start")
one.start()
two.start()
one.join()
two.join()
with counter as cell:
    print(cell.value)
