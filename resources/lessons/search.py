"""Stragglers
Chapter: 6 Processes

Twelve folders are searched by three processes. Most take [2 milliseconds](line:34), and the last three take 20. It
is 78 in all, so 26 with three processes, if only it were spread evenly.

With [strips](lesson:strips) of four folders the last process gets all the large ones. It is a **straggler**: the
others are done at 8, and it is at work until 62. With strips of one, who is done first takes the next; the large
ones go to three different processes, and it takes 26.

So where one does not know how long a piece takes, small pieces are better: nobody can have much more than one left
when the rest is done. Where one does know, the longest should come first. And where sending is expensive, the
pieces must not be too small. A compromise that is often used begins with large pieces and makes them smaller
towards the end.

The same question has a doctor's waiting room, a check-out, and every scheduler of a computer: [one queue, or one
for each](lesson:work-stealing)?

Try it: compare `strip` 1, 2 and 4. Then let the large folders come first, with strips of 1: is it better still?

Sources: Dean, Ghemawat, MapReduce: Simplified Data Processing on Large Clusters (2004), section 3.6 on stragglers;
Graham, Bounds on Multiprocessing Timing Anomalies (1969); Polychronopoulos, Kuck, Guided Self-Scheduling (1987).
"""
from multiprocessing import Pool

from interleave import expect, machine, note, param, work

machine(cores=3, runtime="cpython-3.12", op_cost=0, process_start=0, ipc_cost="10us", granularity="access")
expect("all folders", "right", output="12 folders\n")
strip = param("strip", 4, 1, 8)


def search(folder):
    work(20 if folder >= 9 else 2)
    return 1


if __name__ == "__main__":
    with Pool(3) as pool:
        note("Three processes search")
        found = pool.map(search, range(12), chunksize=strip)
    print(sum(found), "folders")
