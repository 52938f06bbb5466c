def f(a, b=2, *args, c, d=4, **kwargs):
    print(a, b, args, c, d, kwargs)


f(1, c=3)
f(1, 5, 6, 7, c=3, e=8)
f(*[1, 2], *(3,), c=0, **{"d": 1, "z": 2})
f(a=1, c=2, b=3)


def positional(a, b, /, c, *, d):
    return a, b, c, d


print(positional(1, 2, 3, d=4), positional(1, 2, c=3, d=4))


def mutable(x, items=[]):
    items.append(x)
    return items


print(mutable(1), mutable(2), mutable(3, []))


def late(x=len("abc")):
    return x


print(late(), late(1), (lambda x, y=2, *z: (x, y, z))(1), (lambda: 5)())


def nothing():
    pass


def early(x):
    if x:
        return
    return "no"


print(nothing(), early(1), early(0))
for bad in (lambda: f(), lambda: f(1), lambda: nothing(1), lambda: positional(1, 2, 3), lambda: positional(a=1, b=2, c=3, d=4), lambda: late(1, 2), lambda: late(y=1), lambda: late(1, x=2), lambda: early(), lambda: f(*5)):
    try:
        bad()
    except TypeError as error:
        print(error)


def documented():
    """Does nothing."""


print(documented.__name__, documented.__doc__, callable(documented), callable(5))


def annotated(x: int, y: "str" = "a") -> list:
    z: int = 5
    return [x, y, z]


print(annotated(1))
