def count(n):
    i = 0
    while i < n:
        got = yield i
        if got: i = got
        else: i += 1
g = count(10)
print(next(g), next(g), g.send(5), next(g), list(g))
def inner():
    x = yield 1
    print("got", x)
    yield 2
    return "result"
def outer():
    r = yield from inner()
    print("r", r)
    yield from [10, 20]
    yield from (i for i in "ab")
o = outer(); print(next(o), o.send("hello"), list(o))
def closing():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closing"); raise
    finally:
        print("finally")
c = closing(); print(next(c)); c.close(); print(list(c))
def thrower():
    while True:
        try:
            x = yield
            print("x", x)
        except ValueError as e:
            print("caught", e)
            yield "handled"
t = thrower(); next(t); t.send(1); print(t.throw(ValueError("bad"))); next(t); t.send(2)
try:
    t.throw(KeyError("k"))
except KeyError as e:
    print("out", e)
def ret():
    return 5
    yield
try:
    next(ret())
except StopIteration as e:
    print(e.value)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
import itertools
print(list(itertools.islice(fib(), 10)), [x for x, _ in zip(fib(), range(5))])
print(list(itertools.takewhile(lambda x: x < 30, fib())), next(itertools.dropwhile(lambda x: x < 30, fib())))
gen = (x * x for x in range(5)); print(sum(gen), list(gen))
print(any(x > 3 for x in range(10)), all(x < 3 for x in range(10)), max(x % 7 for x in range(20)), sorted(x % 3 for x in range(7)))
print(list(map(lambda x: x + 1, (i for i in range(3)))), list(filter(lambda x: x % 2, count(6))), list(enumerate(count(3))), list(zip(count(2), count(3))))
print(dict((k, v) for k, v in [("a", 1)]), set(x for x in "aab") == {"a", "b"}, tuple(x for x in range(3)), "".join(c for c in "abc"), "-".join(str(i) for i in range(3)))
def tree(t):
    if isinstance(t, list):
        for x in t: yield from tree(x)
    else: yield t
print(list(tree([1, [2, [3, 4]], 5])))
def bad():
    yield 1
    raise StopIteration
try:
    list(bad())
except RuntimeError as e:
    print(e)
g = count(2)
print(2 in count(5), g.__next__(), iter(g) is g)
a, *b = count(4); print(a, b)
def early():
    for i in range(3):
        try:
            yield i
        finally:
            print("cleanup", i)
for i in early():
    if i == 1: break
print("after")
def f():
    with_value = yield
    yield with_value * 2
h = f(); next(h); print(h.send(4))
try:
    f().send(1)
except TypeError as e:
    print(e)
print(type(h).__name__, type(x for x in []).__name__)
def running():
    try:
        next(me)
    except ValueError as e:
        yield str(e)
me = running(); print(next(me))
