"""sys.getrefcount: names, containers, attributes, arguments and cells count."""

import sys
class Node:
    def __init__(self, item):
        self.item = item
a = []
print(sys.getrefcount(a))
b = a
print(sys.getrefcount(a))
c = [a, a]
d = {"k": a}
print(sys.getrefcount(a))
n = Node(a)
print(sys.getrefcount(a), sys.getrefcount(n))
def f(x):
    y = x
    return sys.getrefcount(x)
print(f(n))
def g():
    z = []
    def h():
        return z
    return sys.getrefcount(z), h
r, h = g()
print(r, sys.getrefcount(h()))
del b, c
print(sys.getrefcount(a))
d.clear()
print(sys.getrefcount(a))
n.item = None
print(sys.getrefcount(a))
for k in [[1], [2]]:
    print(sys.getrefcount(k))
print(sys.getrefcount([]), sys.getrefcount(Node(1)))
try:
    sys.getrefcount()
except TypeError as e:
    print(e)
