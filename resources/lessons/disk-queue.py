"""Waiting for the disk
Chapter: 2 CPU-bound, I/O-bound

Five threads read from one [disk](line:36), each 10 milliseconds. Waiting can be done side by side, so it should all
take 10? It takes 50. The disk serves [one request at a time](line:29); the others stand in *its* queue, and all of
that is red. The lane of the disk, the last one, tells them apart: whom it serves, and under that who stands in its
queue.

A program that waits is only as fast as what it waits for. More threads make the queue longer, not the disk faster.
The mean time until a thread has its answer is 30 milliseconds here, of which 20 are standing in the queue.

This is **Little's law**: the number of those who are in a queue is the rate at which they are served times the time
each spends there. Here 5 requests stand there at first, and 100 are served a second: the last one is through after
5/100 of a second, 50 milliseconds.

A network is another thing: this one serves [four at once](line:29). Set `network` to 1, and two rounds are enough:
20.

Try it: set `readers` to 9, and predict the end for the disk and for the network before you look. What would a
faster processor change?

Sources: Little, A Proof for the Queuing Formula L = λW (1961); Silberschatz, Galvin, Gagne, Operating System
Concepts, chapter 11; Gregg, Systems Performance, chapter 2.
"""
from threading import Thread

from interleave import expect, io, machine, note, param

machine(cores=2, runtime="native", op_cost=0, thread_start=0, devices={"disk": 1, "net": 4})
expect("all have read", "right", output="all have read\n")
readers = param("readers", 5, 1, 12)
network = param("network", 0, 0, 1)


def read():
    io(10, device="net" if network else "disk")


threads = [Thread(target=read, name="Reader " + str(i + 1)) for i in range(readers)]
note("All ask at once")
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("all have read")
