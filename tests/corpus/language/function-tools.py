import functools
def deco(f):
    @functools.wraps(f)
    def w(*a, **k):
        w.calls += 1
        return f(*a, **k)
    w.calls = 0
    return w
@deco
def add(a, b=2, *c, d=4, **e):
    """adds"""
    return a + b + sum(c) + d + sum(e.values())
print(add(1), add(1, 2, 3, d=5, z=6), add.calls, add.__name__, add.__doc__, add.__wrapped__ is not add)
def repeat(n):
    def d(f):
        @functools.wraps(f)
        def w(*a):
            return [f(*a) for _ in range(n)]
        return w
    return d
@repeat(3)
def hi(x): return f"hi {x}"
print(hi("a"), hi.__name__)
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info().hits, fib.cache_info())
@functools.lru_cache
def sq(x): print("computing", x); return x * x
print(sq(2), sq(2), sq(3)); sq.cache_clear(); print(sq(2))
@functools.cache
def fact(n): return n * fact(n - 1) if n else 1
print(fact(20))
p = functools.partial(add, 10, d=0); print(p(1), p(b=5), p.args, p.keywords, p.func is add)
print(functools.reduce(lambda a, b: a * b, range(1, 6)), functools.reduce(lambda a, b: a + b, [], 7))
try:
    functools.reduce(lambda a, b: a, [])
except TypeError as e:
    print(e)
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
@functools.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(1), V(2) >= V(3), V(2) > V(1), V(1) != V(1))
def outer():
    x = 0
    def inc():
        nonlocal x
        x += 1
        return x
    return inc
f, g = outer(), outer()
print(f(), f(), g())
fs = [lambda i=i: i for i in range(3)]; print([h() for h in fs])
fs = [lambda: i for i in range(3)]; print([h() for h in fs])
def kw(*, a, b=2): return a, b
for args, k in (((), {}), ((1,), {}), ((), {"a": 1, "c": 2}), ((), {"a": 1})):
    try:
        print(kw(*args, **k))
    except TypeError as e:
        print(e)
def pos(a, b, /, c): return a, b, c
for call in (lambda: pos(1, 2, 3), lambda: pos(1, 2, c=3), lambda: pos(1, b=2, c=3), lambda: pos(1), lambda: pos(1, 2, 3, 4), lambda: pos(1, 2, 3, c=4), lambda: pos()):
    try:
        print(call())
    except TypeError as e:
        print(e)
def d(a, b=[]): b.append(a); return b
print(d(1), d(2), d(3, []), d.__defaults__)
print((lambda *a, **k: (a, k))(1, *[2, 3], x=4, **{"y": 5}))
def annotated(a: int, b: "str" = "x") -> bool: return True
print(annotated(1), annotated.__name__, annotated.__qualname__, outer.__qualname__, f.__qualname__, (lambda: 0).__name__)
print(callable(f), callable(3), callable(len), callable(V))
def rec(n): return 0 if n == 0 else 1 + rec(n - 1)
print(rec(500))
print(*map(lambda a, b: a + b, [1, 2], [3, 4]), *[1], sep=",")
