"""Ping-pong of actors
Chapter: 9 Go, Rust, Elixir

An **actor** is a process with a mailbox. It has nothing in common with anybody: it knows some others by their
[numbers](line:48) and can [send](line:29) them messages. A message is *copied*, so that not even a list is shared.
What an actor has, only it can change, and it does one thing after the other. There is nothing to lock.

Ping and Pong send a ball to and fro. Each has its own mailbox and sleeps until something is in it. The ball counts
how often it has been hit.

In Erlang and Elixir a program consists of hundreds of thousands of those. If one dies the others live, and one who
watches begins it anew: *let it crash*. A telephone exchange ran for years like that.

What can go wrong? Not a data race. But messages from *different* senders may come in any order, a mailbox may fill
up, and two may each wait for a message from the other: a deadlock without a lock.

Try it: let Pong receive twice before it answers. What does Explore call that?

Sources: Hewitt, Bishop, Steiger, A Universal Modular Actor Formalism (1973); Armstrong, Making reliable distributed
systems in the presence of software errors (2003); Elixir's guide, Processes.
"""
from interleave import expect, machine, me, note, receive, send, spawn, work

machine(cores=2, runtime="native", op_cost=0, thread_start=0)
expect("one ball to and fro", "right", output="ping 1\npong 2\nping 3\npong 4\n")


def ping(partner, hits):
    send(partner, (me(), 0))
    for _ in range(hits):
        count = receive()
        work(3)
        print("ping", count + 1)
        send(partner, (me(), count + 1))


def pong(hits):
    sender, count = receive()
    send(sender, count)
    for _ in range(hits):
        sender, count = receive()
        work(3)
        print("pong", count + 1)
        send(sender, count + 1)


note("Pong waits for a ball")
partner = spawn(pong, 2)
spawn(ping, partner, 2)
