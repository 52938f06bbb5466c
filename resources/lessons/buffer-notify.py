"""Buffer: who is woken
Chapter: 7 Locks, deadlocks

The buffer with [while](line:44) in place of `if`, and with a bound: who finds it full waits too. All wait on one
and the same condition, and who has put or taken something [wakes one](line:56) of them. Nobody ever takes from an
empty buffer now. But they may all fall asleep.

`notify` wakes *somebody*, and it may be the wrong one. A consumer who has taken the last item should wake a
producer. If it wakes the other consumer instead, that one looks, finds nothing, and sleeps again, and nobody is
left who would wake anybody. The schedule `asleep` shows it with one producer, two consumers, and room for one item.

When can it happen, if they go on for long enough? Exactly when **2B < P + C**: twice the room is less than the
number of those who may wait. Both kinds must wait at once for a wrong one to be woken, and with more room they
cannot. Set `producers`, `consumers` and `room` and explore: 1, 1, 1 is safe, 1, 2, 1 is not, 1, 2, 2 is again. With
2, 1, 1 it takes two `rounds` until they sleep.

Two cures: [two conditions](lesson:buffer), one for each kind of waiting, or `notify_all`, which wakes more than it
need.

Try it: find the largest number of threads for which room for 2 is enough.

Sources: Charpentier, An example of debugging Java with a model checker; Kuppe, BlockingQueue: a TLA+ tutorial;
Andrews, Concurrent Programming: Principles and Practice, chapter 6.
"""
from threading import Condition, Thread

from interleave import expect, machine, note, param, schedule

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0, granularity="access")
schedule("asleep", "access: 1*3 2*3 3*8 1*5 2*3")
expect("everything is consumed", "right", output="nothing is left\n")
expect("all are asleep", "wrong", kind="deadlock")

producers = param("producers", 1, 1, 3)
consumers = param("consumers", 2, 1, 3)
room = param("room", 1, 1, 3)
items = []
changed = Condition()


def produce(number):
    for item in range(number):
        with changed:
            while len(items) == room:
                changed.wait()
            items.append(item)
            changed.notify()


def consume(number):
    for _ in range(number):
        with changed:
            while not items:
                changed.wait()
            items.pop(0)
            changed.notify()


rounds = param("rounds", 1, 1, 4)
threads = [Thread(target=consume, args=(rounds * producers,), name="Consumer " + str(i + 1)) for i in range(consumers)]
threads += [Thread(target=produce, args=(rounds * consumers,), name="Producer " + str(i + 1)) for i in range(producers)]
note("The consumers come first")
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("nothing is left")
