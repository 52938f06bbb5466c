def countdown(n):
    print("starting")
    while n > 0:
        yield n
        n -= 1
    print("ending")


g = countdown(2)
print(next(g))
print(next(g))
try:
    next(g)
except StopIteration:
    print("exhausted")
print(list(countdown(3)), sum(x for x in countdown(2)))


def chain(*iterables):
    for iterable in iterables:
        yield from iterable


print(list(chain([1, 2], "ab", (3,))))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib()
print([next(f) for _ in range(10)])


def average():
    total, n = 0, 0
    value = None
    while True:
        value = yield value
        total += value
        n += 1
        value = total / n


avg = average()
next(avg)
print(avg.send(10), avg.send(20), avg.send(60))


def returns():
    yield 1
    return "result"


def delegating():
    value = yield from returns()
    print("got", value)
    yield 2


print(list(delegating()))


def guarded():
    try:
        yield 1
        yield 2
    except ValueError as error:
        print("inside:", error)
        yield 3
    finally:
        print("finally")


g = guarded()
print(next(g), g.throw(ValueError("thrown")))
g.close()
g = guarded()
next(g)
g.close()
print((x * x for x in range(3)) is not None, list(x * y for x in range(3) for y in range(2) if x != y))
primes = (n for n in range(2, 30) if all(n % d for d in range(2, n)))
print(next(primes), next(primes), list(primes))


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(3)))
try:
    avg.throw(KeyError("k"))
except KeyError as error:
    print("out", error)
try:
    next(avg)
except StopIteration as stop:
    print("stopped", stop.value)
