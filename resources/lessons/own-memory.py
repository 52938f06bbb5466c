"""Memory of one's own
Chapter: 6 Processes

The [race](lesson:race), with processes in place of threads. Two processes add one to the counter. Nothing is lost,
and nothing is gained: it is [0](line:51) in the end.

A process begins with a *copy* of all that its parent has. Each child has its own `counter`, makes a 1 of it, and
takes it to the grave. The parent's was never touched. So there is no race, because nothing is shared: one outcome,
whatever the order.

That is the strength of processes and their price. What shall come back must be **sent**: by a [queue or a
pipe](lesson:pickling), as the result of a pool, or through a piece of memory that is shared on purpose. Such a
piece is `Value`, and with it everything is as with threads, the race too: set `shared` to 1 and explore.

The operating system does not copy at once. Parent and child see the same pages until one of them [writes](line:40):
*copy on write*. In CPython already reading writes, namely a [reference count](lesson:reference-counts).

Try it: set `shared` to 1, and explore. Then put `with total.get_lock():` around the line.

Sources: Silberschatz, Galvin, Gagne, Operating System Concepts, chapters 3 and 10; the Python library,
multiprocessing, Sharing state between processes.
"""
from multiprocessing import Process, Value

from interleave import expect, machine, note, param

machine(cores=2, runtime="cpython-3.12", op_cost="1ms", process_start=5, granularity="access")
expect("the parent's counter is untouched", "surprising", output="0\n")
shared = param("shared", 0, 0, 1)

counter = 0
total = Value("i", 0)


def increment():
    global counter
    if shared:
        total.value += 1
    else:
        counter += 1


if __name__ == "__main__":
    one = Process(target=increment, name="Child 1")
    two = Process(target=increment, name="Child 2")
    note("Two copies are made")
    one.start()
    two.start()
    one.join()
    two.join()
    print(total.value if shared else counter)
