"""Reference counts
Chapter: 4 The GIL

Why is there a GIL at all? Because of a number. CPython writes down for every object how many references to it there
are. When it becomes 0 nobody can reach the object any more, and its memory is given back at once.

`sys.getrefcount` shows the number. For a list that one name refers to it says [2](line:31): the name, and the
argument of `getrefcount` itself, which refers to it while it looks. A [second name](line:32) for the same list, and
it says 3. When the name is gone, 2 again.

So each assignment, each call, each element put into a list adds one somewhere, and takes one away later. Hundreds
of millions of times a second, everywhere in the interpreter. Each of those is a read, an addition and a write: the
very [race](lesson:race) that two threads lose updates by. What happens to a program whose counts are wrong shows
the [next lesson](lesson:refcount-race).

Try it: put the list into another list twice. What is the count now? In Python 3.12, look at
`sys.getrefcount(None)`, and read why it is so large.

Sources: the talk An Introduction to Concurrency in Python; the Python library, sys.getrefcount; PEP 683, Immortal
Objects (2022); Collins, A method for overlapping and erasure of lists (1960), where reference counts come from.
"""
import sys

from interleave import expect, machine, note

machine(cores=1, runtime="cpython-3.12")
expect("one name, two names, one name", "right", output="2\n3\n2\n")

names = []
note("One name, and the argument")
print(sys.getrefcount(names))
alias = names
note("A second name")
print(sys.getrefcount(names))
del alias
print(sys.getrefcount(names))
