"""What is sent is copied
Chapter: 9 Go, Rust, Elixir

The customer sends a [list](line:35) and then, as people do, [adds](line:37) something to it. In a program with
threads the shop would get bread, or bread and milk, or the list in the middle of being changed. Here it gets bread,
always: a message is a copy, made when it is sent.

The price is the copying. The gain is that one can think about each actor alone: whatever is in its hands stays as
it is. Between computers there is no other way anyhow; so a program of actors can be spread over several.

Python's processes do the same: what goes through a `multiprocessing.Queue` is pickled here and unpickled there. In
Rust a value that is sent is *moved*: the sender must not use it any more, the compiler sees to that, and nothing
need be copied. In Go both have it, and hope.

Try it: write the same with a thread and a `queue.Queue`, and explore. How many outcomes are there?

Sources: Elixir's guide, Processes; Armstrong, Making reliable distributed systems in the presence of software
errors (2003); The Rust Programming Language, chapter 16.
"""
from interleave import expect, machine, note, receive, send, spawn, work

machine(cores=2, runtime="native", op_cost=0, thread_start=0)
expect("the list as it was sent", "right", output="['bread']\n")


def shop():
    order = receive()
    work(4)
    print(order)


counter = spawn(shop)
order = ["bread"]
note("The order is sent")
send(counter, order)
work(1)
order.append("milk")
