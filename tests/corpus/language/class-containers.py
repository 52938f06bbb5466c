class Grid:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d.get(k, ".")
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __len__(self): return len(self.d)
    def __contains__(self, k): return k in self.d
    def __iter__(self): return iter(sorted(self.d))
    def __call__(self, *a, **k): return (a, k)
g = Grid()
g[1, 2] = "x"; g[0, 0] = "y"
print(g[1, 2], g[5, 5], len(g), (1, 2) in g, (9, 9) not in g, list(g), g(1, 2, k=3), [*g], tuple(g), set(g) == {(1, 2), (0, 0)})
del g[1, 2]
print(len(g), bool(g), bool(Grid()))
g[1:5:2] = "s"

class Seq:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return ("slice", i.start, i.stop, i.step)
        if i >= self.n: raise IndexError(i)
        return i * i
s = Seq(5)
print(list(s), s[1:3], s[::2], 9 in s, 10 in s, list(reversed(s)), sum(s), max(s), [x for x in s], dict(enumerate(s)))
a, b, *c = s
print(a, b, c)
print(list(zip(s, "abc")), list(map(lambda x: x + 1, s)), list(filter(None, s)), any(s), all(s), sorted(s, reverse=True))
class It:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
print(list(It(3)), tuple(It(2)), set(It(2)), sum(It(4)), "".join(str(i) for i in It(3)), 2 in It(3), 7 in It(3), max(It(3)), sorted(It(3), key=lambda x: -x))
it = It(2)
print(next(it), next(it), next(it, "end"), next(it, None))
try:
    next(it)
except StopIteration:
    print("stop")
x, y, z = It(3)
print(x, y, z)
try:
    x, y = It(3)
except ValueError as e:
    print(e)
try:
    x, y = It(1)
except ValueError as e:
    print(e)
l = [0]
l.extend(It(3)); l += It(2); print(l)
print(dict(zip(It(3), It(3))), list(enumerate(It(2), 5)), [*It(2), *It(1)], {**{"a": 1}})
l[1:2] = It(3); print(l)
print(" ".join(map(str, It(3))), dict.fromkeys(It(2)), list(iter(It(2))))
class D(dict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
d = D(a=1); print(d["a"], d["b"], d, len(d), "c" in d, d.get("z"))
class L(list):
    def total(self): return sum(self)
    def __getitem__(self, i): return super().__getitem__(i) * 10
l = L([1, 2, 3]); l.append(4); print(l, l.total(), l[1], len(l), l == [1, 2, 3, 4], isinstance(l, list), sorted(l, reverse=True), 3 in l)
try:
    5 in 5
except TypeError as e:
    print(e)
try:
    for x in 5: pass
except TypeError as e:
    print(e)
class N: pass
for f in (lambda: len(N()), lambda: N()[0], lambda: iter(N()), lambda: N()(), lambda: 1 in N(), lambda: next(N())):
    try:
        f()
    except TypeError as e:
        print(e)
try:
    N()[0] = 1
except TypeError as e:
    print(e)
try:
    del N()[0]
except TypeError as e:
    print(e)
