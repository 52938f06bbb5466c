def bubble(a):
    a = a[:]
    for i in range(len(a)):
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]: a[j], a[j + 1] = a[j + 1], a[j]
    return a
def quick(a): return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])
def merge(a):
    if len(a) < 2: return a
    m = len(a) // 2; l, r = merge(a[:m]), merge(a[m:]); o = []
    while l and r: o.append(l.pop(0) if l[0] <= r[0] else r.pop(0))
    return o + l + r
data = [(i * 7919) % 101 for i in range(60)]
print(bubble(data) == quick(data) == merge(data) == sorted(data))
def hanoi(n, a="A", b="B", c="C"):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)
print(len(hanoi(8)), hanoi(2))
def lev(a, b):
    p = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        c = [i]
        for j, y in enumerate(b, 1): c.append(min(p[j] + 1, c[-1] + 1, p[j - 1] + (x != y)))
        p = c
    return p[-1]
print(lev("kitten", "sitting"))
def dijkstra(g, s):
    d = {s: 0}; todo = [(0, s)]
    while todo:
        todo.sort(); c, u = todo.pop(0)
        for v, w in g.get(u, {}).items():
            if c + w < d.get(v, float("inf")): d[v] = c + w; todo.append((c + w, v))
    return d
print(dijkstra({"a": {"b": 7, "c": 3}, "c": {"b": 1, "d": 8}, "b": {"d": 2}}, "a"))
class Node:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def insert(self, v):
        side = "l" if v < self.v else "r"
        if side == "l":
            if self.l: self.l.insert(v)
            else: self.l = Node(v)
        else:
            if self.r: self.r.insert(v)
            else: self.r = Node(v)
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
t = Node(50)
for v in [30, 70, 20, 40, 60, 80]: t.insert(v)
print(list(t), sum(t), 40 in t, max(t))
def sieve(n):
    s = [True] * (n + 1); s[0] = s[1] = False
    for i in range(2, int(n ** 0.5) + 1):
        if s[i]: s[i * i::i] = [False] * len(s[i * i::i])
    return [i for i, p in enumerate(s) if p]
print(sieve(60), len(sieve(5000)))
def life(g):
    n = {}
    for x, y in g:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy: n[x + dx, y + dy] = n.get((x + dx, y + dy), 0) + 1
    return {c for c, k in n.items() if k == 3 or k == 2 and c in g}
g = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4): g = life(g)
print(sorted(g))
def roman(n):
    o = ""
    for v, s in [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]:
        while n >= v: o += s; n -= v
    return o
print([roman(n) for n in (1994, 2024, 49)])
def caesar(s, k): return "".join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c for c in s)
print(caesar("hello, world", 3), caesar(caesar("abc", 5), -5))
def matmul(a, b): return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
print(matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]]))
def bs(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        m = (lo + hi) // 2
        if a[m] < x: lo = m + 1
        else: hi = m
    return lo
print(bs([1, 3, 5, 7], 5), bs([1, 3], 9))
def collatz(n): return 0 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
print(max(range(1, 1000), key=collatz))
def perms(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
print(perms("abc"))
def knap(items, w):
    best = [0] * (w + 1)
    for v, k in items:
        for c in range(w, k - 1, -1): best[c] = max(best[c], best[c - k] + v)
    return best[w]
print(knap([(60, 10), (100, 20), (120, 30)], 50))
memo = {}
def fib(n):
    if n < 2: return n
    if n not in memo: memo[n] = fib(n - 1) + fib(n - 2)
    return memo[n]
print(fib(200))
for y in range(5):
    line = ""
    for x in range(12):
        cr, ci, zr, zi, n = x / 4 - 2, y / 2 - 1, 0.0, 0.0, 0
        while zr * zr + zi * zi < 4 and n < 20: zr, zi, n = zr * zr - zi * zi + cr, 2 * zr * zi + ci, n + 1
        line += "#" if n == 20 else "."
    print(line)
def bfs(maze):
    h, w = len(maze), len(maze[0]); q = [(0, 0, 0)]; seen = {(0, 0)}
    while q:
        x, y, d = q.pop(0)
        if (x, y) == (w - 1, h - 1): return d
        for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            nx, ny = x + dx, y + dy
            if 0 <= nx < w and 0 <= ny < h and maze[ny][nx] == "." and (nx, ny) not in seen: seen.add((nx, ny)); q.append((nx, ny, d + 1))
print(bfs(["..#", "#..", "..."]))
words = "listen silent enlist google elgoog".split(); an = {}
for w in words: an.setdefault("".join(sorted(w)), []).append(w)
print(an, [w for w in words if w == w[::-1]])
class LRU:
    def __init__(self, n): self.n, self.d = n, {}
    def get(self, k):
        if k in self.d: self.d[k] = self.d.pop(k)
        return self.d.get(k)
    def put(self, k, v):
        self.d.pop(k, None); self.d[k] = v
        if len(self.d) > self.n: del self.d[next(iter(self.d))]
c = LRU(2); c.put(1, 1); c.put(2, 2); c.get(1); c.put(3, 3); print(list(c.d))
e = 0.0
f = 1
for i in range(20):
    e += 1 / f; f *= i + 1
print(e, round(e, 5), f"{e:.10f}")
