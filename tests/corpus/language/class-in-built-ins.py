# user objects through every built-in
class N:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, N) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f"N{self.v}"
    def __add__(self, o): return N(self.v + (o.v if isinstance(o, N) else o))
    __radd__ = __add__
    def __bool__(self): return self.v > 0
    def __len__(self): return self.v
    def __int__(self): return self.v
    def __float__(self): return self.v / 1
    def __index__(self): return self.v
    def __abs__(self): return N(abs(self.v))
    def __neg__(self): return N(-self.v)
    def __round__(self, n=0): return f"r{n}"
    def __divmod__(self, o): return ("dm", o)
    def __rdivmod__(self, o): return ("rdm", o)
    def __getitem__(self, i):
        if i >= self.v: raise IndexError
        return i
    def __contains__(self, x): return x == self.v
    def __call__(self, x): return x * self.v
    def __format__(self, s): return f"<{s or 'none'}>"
    def __str__(self): return f"str{self.v}"
    def __reversed__(self): return iter([9, 8])
n = N(3)
print(sum([N(1), N(2)]), sum([N(1)], N(5)), sum([1, N(2)]), max([N(1), N(3), N(2)]), min(N(4), N(2)), sorted([N(2), N(1)]), sorted([N(2), N(1)], reverse=True), [N(1), N(2)].index(N(2)), [N(1)].count(N(1)), N(1) in [N(1)], N(1) in (N(2),), N(1) in {N(1)}, N(1) in {N(1): 2}, {N(1): "a"}[N(1)], {N(1), N(1)}, any([N(0), N(1)]), all([N(1), N(0)]), list(filter(None, [N(0), N(1)])), list(map(n, [1, 2])), bool(n), len(n), int(n), float(n), abs(N(-1)), -n, round(n), round(n, 2), divmod(n, 2), divmod(2, n), list(n), tuple(n), [*n], 3 in n, n[0], n(4), f"{n}", f"{n:x}", format(n), str(n), repr(n), "%s" % n, "%r" % n, "{}".format(n), "{!r}".format(n), "{:>3}".format(n), list(reversed(n)), hex(n), bin(n), oct(n), [0] * n, "ab" * n, range(n), "abcdef"[n], [1, 2, 3, 4][n], [1, 2, 3, 4][:n], dict.fromkeys([N(1)], 0), list(enumerate(n)), list(zip(n, n)), " ".join(map(str, [n, n])), hash(n) == hash(3), n == N(3), n != N(3), n == 3, not n, n and 1, n or 2, isinstance(n, N), callable(n), type(n).__name__)
a, b, c = n; print(a, b, c)
d = {N(1): 1, N(2): 2}; d[N(1)] += 5; d.pop(N(2)); print(d, d.get(N(1)), d.get(N(9), "no"), N(1) in d.keys(), list(d.items()), d == {N(1): 6}, d | {N(3): 3}, {**d}, sorted({N(2): 0, N(1): 0}))
s = {N(1), N(2)}; s.add(N(1)); s.discard(N(2)); print(s, s | {N(5)}, s & {N(1)}, s - {N(1)}, s ^ {N(1)}, s <= {N(1), N(2)}, s == {N(1)}, N(1) in s)
l = [N(3), N(1), N(2)]; l.sort(); print(l, l.remove(N(1)), l, l == [N(2), N(3)], [N(1)] < [N(2)], (N(1), 2) < (N(1), 3), (N(1), 2) == (N(1), 2)); l.sort(key=lambda x: -x.v); print(l, max(l, key=lambda x: x.v), min(l, default=0), sorted(l, key=N.__len__))
from collections import deque, Counter, defaultdict
print(deque([N(1), N(2)]), N(2) in deque([N(2)]), Counter([N(1), N(1)]), deque([N(1)]).count(N(1)), defaultdict(list, {N(1): [1]})[N(1)])
import functools, itertools
print(functools.reduce(lambda x, y: x + y, [N(1), N(2)]), list(itertools.accumulate([N(1), N(2)])), [(k, len(list(g))) for k, g in itertools.groupby([N(1), N(1), N(2)])], list(itertools.chain(n, [N(9)])), list(itertools.islice(n, 2)))
class It:
    def __init__(s, n): s.i, s.n = 0, n
    def __iter__(s): return s
    def __next__(s):
        if s.i == s.n: raise StopIteration
        s.i += 1; return N(s.i)
print(list(It(2)), sum(It(3)), max(It(3)), sorted(It(2), reverse=True), set(It(2)), dict(enumerate(It(2))), dict(zip("ab", It(2))), [x for x in It(2)], {x: 1 for x in It(1)}, N(2) in It(3), list(map(str, It(2))), list(filter(None, It(2))), any(It(1)), all(It(2)), "".join(str(x) for x in It(2)), tuple(It(1)), deque(It(2)), list(zip(It(2), It(3))), list(itertools.islice(It(9), 2)), [*It(1), *It(1)], min(It(2), key=lambda x: -x.v), next(It(1)), next(It(0), "d"), print(*It(2)))
x = [1, 2]; x.extend(It(1)); x += It(1); x[:1] = It(2); print(x, x.index(N(1)), str(It) == str(It)); q, *w = It(3); print(q, w)
print({1: N(1)} == {1: N(1)}, [[N(1)]] == [[N(1)]], {"a": [N(1)]} == {"a": [N(1)]}, str([N(1), {"k": N(2)}, (N(3),)]), f"{[N(1)]} {(N(1),)} {N(1)!s:>6}|{N(2)!r:<4}|", "%s %r" % (N(1), [N(2)]), "{0} {0!r} {1[0]}".format(N(1), [N(2)]))
