class P:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"P({self.n})"
class S(P):
    def __str__(self): return f"S<{self.n}>"
class F(P):
    def __format__(self, spec): return f"F[{spec}]{self.n}"
a, b, c = P(1), S(2), F(3)
print(a, b, c, [a, b, c], (a,), {a.n: b}, {"k": [b]})
print(f"{a} {b} {c} {a!r} {b!r} {b!s:>8}| {c:x>3} {c!s}")
print(str(a), repr(b), str([a, b]), "%s %r" % (b, b), "{} {!r} {:>9}|".format(b, b, str(b)))
print("{0.n} {1[k]}".format(a, {"k": b}), format(c), format(c, "abc"), format(b, ""))
try:
    print(f"{a:>10}")
except TypeError as e:
    print(e)
print([a, [b, [c]]], ((a, b), c))
print(a, b, sep="-", end="!\n")
class Bad:
    def __str__(self): return 5
try:
    print(Bad())
except TypeError as e:
    print(e)
class Bad2:
    def __repr__(self): return None
try:
    print([Bad2()])
except TypeError as e:
    print(e)
class E(Exception):
    def __str__(self): return "custom"
print(E(1), repr(E(1)), [E("x")])
class R(Exception):
    def __repr__(self): return "R!"
print(R("a"), [R("a")])
class Node:
    def __init__(self): self.kids = []
    def __repr__(self): return f"Node({self.kids})"
n = Node(); n.kids.append(Node()); n.kids[0].kids.append(Node())
print(n)
print(", ".join(str(x) for x in [a, b]), ", ".join(map(str, [a, b])))
