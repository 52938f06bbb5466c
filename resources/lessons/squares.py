"""Five million squares
Chapter: 6 Processes

A program as in many an introduction: the sum of the squares of [numbers up to n](line:28), added up [by
one](line:40), and then by a [pool of processes](line:45) that takes a range each. It runs as it is found in the
books; only the two lines about the machine are new.

This is pure Python, counted instruction by instruction: about 50 nanoseconds each, which is what CPython needs on a
computer of today. To begin with n is small, so that the picture is there at once. The pool does not pay then: to
start four processes takes 20 milliseconds.

Set `n` to 5,000,000, as in the books, and look again. One process takes a second then, the pool 270 milliseconds.

Mind what travels. Each process gets two numbers and gives one back; that is why it works so well. A pool that is
given five million numbers one by one would be slower than [no pool at all](lesson:pickling).

Try it: from which n on does the pool pay? Then replace the pool by a ThreadPoolExecutor.

Sources: Anderson, Speed Up Your Python Program With Concurrency (Real Python, 2019), its CPU-bound example;
Gorelick, Ozsvald, High Performance Python, chapter 9.
"""
from multiprocessing import Pool

from interleave import expect, machine, note, param

machine(cores=4, runtime="cpython-3.12", op_cost="50ns", process_start=20)
expect("both add up to the same", "right", output="the same\n")
n = param("n", 20000, 1000, 5000000, 1000)


def sum_of_squares(low, high):
    total = 0
    for i in range(low, high):
        total += i * i
    return total


if __name__ == "__main__":
    note("One process")
    alone = sum_of_squares(0, n)
    note("Four processes")
    quarter = n // 4
    ranges = [(i * quarter, (i + 1) * quarter) for i in range(4)]
    with Pool(4) as pool:
        together = sum(pool.starmap(sum_of_squares, ranges))
    print("the same" if alone == together else "not the same")
