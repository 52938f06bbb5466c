"""Cut into strips
Chapter: 6 Processes

A matrix is worked through by a [pool](line:40) of three processes. It has 12 rows, each takes [5
milliseconds](line:35), and they are handed out in *strips*: so many rows at a time. How many should there be in
one?

With strips of 4 rows each process gets one, and all are done at 22, the start included. With strips of 12 one
process does everything, and it takes 62. With strips of 3 there are four: three first, then one, and two processes
look on, until 32. With strips of 5 there are three, and the last one has two rows: 27. Look at the end of the
picture: who is still at work when the others have nothing left?

So the smaller the better? Strips of one row also take 22 here, because sending costs next to nothing. Let it cost 2
milliseconds (`ipc_cost`): now strips of one row take 39, and strips of four 28.

All rows take the same time here. Where they do not, nobody can know beforehand which strip is the long one, and
[stragglers](lesson:search) decide how long it takes.

Try it: set `strip` to 1, 2, 3, 4, 5, 6 and 12 by `interleave compare strips --vary strip=1,2,3,4,5,6,12`. Again
with `--ipc-cost 2ms`: which is best now?

Sources: the Python library, multiprocessing, Pool.map and its chunksize; the talk An Introduction to Concurrency in
Python; Hager, Wellein, Introduction to High Performance Computing for Scientists and Engineers, chapter 5.
"""
from multiprocessing import Pool

from interleave import expect, machine, note, param, work

machine(cores=3, runtime="cpython-3.12", op_cost=0, process_start=2, granularity="access")
expect("the whole matrix", "right", output="12 rows, 66\n")
strip = param("strip", 4, 1, 12)


def row(number):
    work(5)
    return number


if __name__ == "__main__":
    with Pool(3) as pool:
        note("The strips are handed out")
        results = pool.map(row, range(12), chunksize=strip)
    print(len(results), "rows,", sum(results))
