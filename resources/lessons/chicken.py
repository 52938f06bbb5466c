"""The multithreaded chicken
Chapter: 3 Threads and races

Why did the multithreaded chicken cross the road?

[One thread](thread:One) says the first and the third part of the answer, [another](thread:Two) the second and the
fourth. Each keeps its own words in order; nobody keeps the two threads in order. So the answer may well be

> to to the get other side

or what else comes out. There are six orders, and only one of them is the joke.

All six are one sixth of the interleavings, but they are not equally likely. If a coin decides before each word
[who goes on](line:34), the orders in which one thread says all it has come out twice as often as the others:
once one thread is done there is nothing left to toss for.

Try it: how many orders are there if a third thread has a word too? Explore tells you. Which chance has the right
one then?

Sources: an old joke. Knuth, The Art of Computer Programming, volume 4A, on counting such orders.
"""
from threading import Thread

from interleave import expect, machine, note

machine(cores=2, runtime="native", op_cost="1ms", thread_start=0)

QUESTION = "Why did the multithreaded chicken cross the road?"
expect("the joke", "right",
       output="Why did the multithreaded chicken cross the road?\nto\nget\nto the\nother side\n")
expect("words out of order", "wrong")


def say(first, second):
    print(first)
    print(second)


print(QUESTION)
one = Thread(target=say, args=("to", "to the"), name="One")
two = Thread(target=say, args=("get", "other side"), name="Two")
note("Now both speak")
one.start()
two.start()
one.join()
two.join()
