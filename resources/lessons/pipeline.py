"""A pipeline
Chapter: 9 Go, Rust, Elixir

Four numbers go through three stations: one [makes](thread:Source) them, one [squares](thread:Square 1) them, one
[adds](thread:Sum) them up. Between the stations are channels. Each station works on another number at the same
time, as on an assembly line.

How fast is the line? Each number takes 2 + 6 + 3 milliseconds, but not 44 for all four: once the line is full a
number comes out every 6, the time of the *slowest* station. So it is done at 29. A faster source or sum would not
help at all. To be faster the slow station must be cut into two, or [done by several](line:56): set `squarers` to 2.

In the picture, the stations before the slow one wait to send, and those behind it wait to receive. Who waits for
whom shows where the line is narrow.

With two squarers numbers may overtake each other. The sum does not mind. What would?

Try it: give the first channel a capacity of 4. Is everything done earlier? Who is freed by it?

Sources: Ajmani, Go Concurrency Patterns: Pipelines and cancellation (The Go Blog, 2014); Goldratt, The Goal (1984),
on the narrowest place.
"""
from threading import Thread

from interleave import Channel, expect, machine, note, param, work

machine(cores=4, runtime="native", op_cost=0, thread_start=0)
expect("the sum of the squares", "right", output="30\n")

numbers = Channel()
squares = Channel()
squarers = param("squarers", 1, 1, 3)


def make():
    for i in range(1, 5):
        work(2)
        numbers.send(i)
    numbers.close()


def square():
    for n in numbers:
        work(6)
        squares.send(n * n)


def add():
    total = 0
    for n in squares:
        work(3)
        total += n
    print(total)


source = Thread(target=make, name="Source")
middle = [Thread(target=square, name="Square " + str(i + 1)) for i in range(squarers)]
end = Thread(target=add, name="Sum")
note("The line starts")
for station in [source, end] + middle:
    station.start()
for station in middle:
    station.join()
squares.close()
end.join()
