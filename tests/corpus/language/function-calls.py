x = 1
def f():
    global x
    x += 1
    def g():
        nonlocal_test = 1
        return x + nonlocal_test
    return g()
print(f(), x)
def outer():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return inc, get
inc, get = outer(); inc(); inc(5); print(get())
try:
    def h():
        print(zz)
        zz = 1
    h()
except UnboundLocalError as e:
    print(e)
try:
    def k():
        def m(): return later
        m()
        later = 1
    k()
except NameError as e:
    print(e)
del x
try:
    x
except NameError as e:
    print(e)
a, b = 1, 2
a, b = b, a
print(a, b)
(c, d), *e = (1, 2), 3, 4
print(c, d, e)
i = [0, 1]; j = 0
j, i[j] = 1, 9
print(i, j)
x = y = []
x.append(1); print(y, x is y)
print(1 if x else 2, [] or "d", None and 1, not None, 3 > 2 > 1, 1 < 3 < 2, 1 == 1 != 2, "a" in "abc" in ["abc"])
for n in range(3):
    if n == 1: continue
    print(n, end=" ")
else: print("done")
for n in range(3):
    if n == 1: break
else: print("never")
n = 3
while n: n -= 1
else: print("while else", n)
def gen(*args, sep=" ", **kw): return sep.join(map(str, args)) + str(kw)
print(gen(1, 2, sep="-", z=1, a=2), gen(*"ab", **{"sep": "+"}))
def defaults(a, b=2, *args, c, d=4, **kw): return (a, b, args, c, d, kw)
print(defaults(1, c=3), defaults(1, 2, 3, 4, c=5, e=6))
print((lambda x, y=2, *z, k=3, **w: (x, y, z, k, w))(1, k=5, q=1))
if (m := 5) > 3: print(m)
print([last := v for v in range(3)], last)
assert True, "no"
pass; ...
print(type(...).__name__, __name__, __name__ == "__main__")
if __name__ == "__main__": print("main")
try:
    assert isinstance(1, str), f"not str: {1}"
except AssertionError as e:
    print(e, e.args)
print(*[f"{k}={v}" for k, v in sorted({"b": 1, "a": 2}.items())], sep=";")
print("é" "ü", 'a' + "b" * 2, """tri
ple""", -3 ** 2, 2 ** 3 ** 2, 7 // -2, -7 % 3, 1 - -1, +5, ~5, 5 & 6 | 1 ^ 2, 1 << 2 + 1, not True == False, 1 + 2 * 3 - 4 / 2, (1, 2) + (3,), [1] * 3, 10 - 2 - 3, 2 * 3 % 4, "%d" % 3 + "x")
print(0x_ff, 1_000, 0b1_0, 1e3, 1.5e-3, .5, 5., 1E2, 0o17, 00, 1_0.0_1)
s = {1: "one", "two": 2, (3,): [3], None: None, True: "t"}; print(s)
def rec(n, acc=()): return acc if n == 0 else rec(n - 1, acc + (n,))
print(rec(5))
class Foo:
    bar = property(lambda self: 42)
    def __init__(self): self._v = 1
    v = property(lambda s: s._v, lambda s, x: setattr(s, "_v", x))
foo = Foo(); foo.v = 5; print(foo.bar, foo.v)
print(sorted([3, 1, 2], key=lambda x: -x), list(map(lambda p: p[0] + p[1], [(1, 2), (3, 4)])), max([(1, "a"), (1, "b")]), min("hello"), sum(map(len, ["a", "bb"])))
def f2(): return 1, 2
q, w = f2(); print(q, w, f2()[0], f2())
def f3(): pass
print(f3(), f3() is None, print is print)
print(hash(1) == hash(1.0) == hash(True), id(f) == id(f), f is f, 1 is not None)
def many(a, b, c, d, e, f, g, h): return a + b + c + d + e + f + g + h
print(many(1, 2, 3, 4, 5, 6, 7, 8), many(*range(8)), many(1, 2, *[3, 4], e=5, f=6, **{"g": 7, "h": 8}))
for bad in (lambda: f(1), lambda: many(1), lambda: many(*range(9)), lambda: many(1, 2, 3, 4, 5, 6, 7, i=8), lambda: many(1, a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8), lambda: gen(**{1: 2}), lambda: f(*5), lambda: f(**5), lambda: (lambda: 1)(1), lambda: (lambda x: 1)(), lambda: Foo(1), lambda: Foo.nope, lambda: foo.nope(), lambda: 5(), lambda: "a"(), lambda: None.x, lambda: [].x, lambda: len.x, lambda: f.x):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
