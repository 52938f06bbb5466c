# nested data, sorting by several keys, grouping
people = [{"name": "Ann", "age": 30, "tags": ["a", "b"]}, {"name": "Bob", "age": 25, "tags": []}, {"name": "Cy", "age": 30, "tags": ["b"]}]
print(sorted(people, key=lambda p: (-p["age"], p["name"]))[0]["name"], [p["name"] for p in people if "b" in p["tags"]], {p["age"]: [q["name"] for q in people if q["age"] == p["age"]] for p in people})
from collections import defaultdict, Counter, deque
g = defaultdict(list)
for p in people: g[p["age"]].append(p["name"])
print(dict(g), g, Counter(t for p in people for t in p["tags"]))
try: sorted(people)
except TypeError as e: print(e)
m = {"a": {"b": [1, {"c": 2}]}}
print(m["a"]["b"][1]["c"], m.get("x", {}).get("y"), [*m], {**m, "z": 1}, m | {"q": 2})
m["a"]["b"].append(3); m["a"]["n"] = {"k": ()}; print(m)
def flatten(x):
    for i in x:
        if isinstance(i, (list, tuple)): yield from flatten(i)
        else: yield i
print(list(flatten([1, [2, (3, [4])], 5])))
def pipeline(*fs):
    def run(x):
        for f in fs: x = f(x)
        return x
    return run
print(pipeline(lambda x: x + 1, str, lambda s: s * 2)(4))
def memo(f):
    cache = {}
    def w(*a):
        if a not in cache: cache[a] = f(*a)
        return cache[a]
    w.cache = cache
    return w
@memo
def grid(r, c): return 1 if r == 0 or c == 0 else grid(r - 1, c) + grid(r, c - 1)
print(grid(16, 16), len(grid.cache))
class Event:
    def __init__(self): self._h = []
    def __iadd__(self, h): self._h.append(h); return self
    def __call__(self, *a): return [h(*a) for h in self._h]
e = Event(); e += lambda x: x * 2; e += lambda x: x + 1; print(e(5))
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    def __mul__(self, o):
        if isinstance(o, Matrix): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
        return Matrix([[v * o for v in r] for r in self.rows])
    __rmul__ = __mul__
    def __getitem__(self, ij): i, j = ij; return self.rows[i][j]
    def __setitem__(self, ij, v): self.rows[ij[0]][ij[1]] = v
    def __eq__(self, o): return self.rows == o.rows
    def __str__(self): return "\n".join(" ".join(f"{v:3}" for v in r) for r in self.rows)
    def __pow__(self, n):
        r = Matrix([[int(i == j) for j in range(len(self.rows))] for i in range(len(self.rows))])
        for _ in range(n): r = r * self
        return r
a = Matrix([[1, 1], [1, 0]]); print(a ** 10); a[0, 1] = 7; print(a[0, 1], 2 * a == a * 2)
def tokens(s):
    num = ""
    for ch in s + " ":
        if ch.isdigit() or ch == ".": num += ch
        else:
            if num: yield float(num) if "." in num else int(num); num = ""
            if ch.strip(): yield ch
def rpn(s):
    out, ops, prec = [], [], {"+": 1, "-": 1, "*": 2, "/": 2}
    for t in tokens(s):
        if isinstance(t, (int, float)): out.append(t)
        elif t == "(": ops.append(t)
        elif t == ")":
            while ops[-1] != "(": out.append(ops.pop())
            ops.pop()
        else:
            while ops and ops[-1] != "(" and prec[ops[-1]] >= prec[t]: out.append(ops.pop())
            ops.append(t)
    return out + ops[::-1]
def ev(s):
    st = []
    for t in rpn(s):
        if isinstance(t, str):
            b, a = st.pop(), st.pop()
            st.append({"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b}[t]())
        else: st.append(t)
    return st[0]
print(rpn("2 * (3 + 4) - 10 / 5"), ev("2 * (3 + 4) - 10 / 5"), ev("1.5+2"))
text = """the rain in spain
stays mainly in the plain"""
words = text.split(); print(len(words), Counter(words).most_common(2), max(words, key=len), sorted(set(words), key=lambda w: (-len(w), w))[:3], [line.title() for line in text.splitlines()], {w: len(w) for w in words if w.endswith("ain")})
def primes():
    D, q = {}, 2
    while True:
        p = D.pop(q, None)
        if p:
            x = p + q
            while x in D: x += p
            D[x] = p
        else: D[q * q] = q; yield q
        q += 1
import itertools
print(list(itertools.islice(primes(), 12)), next(p for p in primes() if p > 100))
dq = deque(maxlen=3)
for i in range(5): dq.append(i)
print(dq, list(itertools.accumulate(range(5))), [list(g) for k, g in itertools.groupby([1, 1, 2, 3, 3])], list(zip(*[iter(range(6))] * 2)))
print([(a, b) for a in range(3) for b in range(a)], [x for x in range(20) if not any(x % d == 0 for d in range(2, x))][:6], sum(1 for _ in filter(lambda x: x & 1, range(9))))
b, c = divmod(17, 5); x = [b, c]; x[0], x[1] = x[1], x[0]; print(x, b if b > c else c, f"{b}/{c}", not (b and c), (b, c) < (c, b))
while True:
    b -= 1
    if b < 0: break
    if b == 1: continue
    print("b", b)
s = set(); s |= {1}; s.update([2], (3,)); print(s, s - {1}, {frozenset_ for frozenset_ in (1, 2)})
