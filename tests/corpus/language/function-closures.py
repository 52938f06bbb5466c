def counter():
    n = 0

    def add(by=1):
        nonlocal n
        n += by
        return n

    return add


a, b = counter(), counter()
print(a(), a(), a(5), b(), a())
adders = [lambda x: x + i for i in range(3)]
print([g(10) for g in adders])
adders = [lambda x, i=i: x + i for i in range(3)]
print([g(10) for g in adders])


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = "changed"
            return x

        return inner

    before = x
    middle()()
    return before, x


print(outer())
total = 0


def add_to_total(n):
    global total
    total += n


for k in range(5):
    add_to_total(k)
print(total)


def shadow():
    total = 99
    return total


print(shadow(), total)


def makes_global():
    global fresh
    fresh = "new"


makes_global()
print(fresh)


def compose(*functions):
    def composed(x):
        for function in functions:
            x = function(x)
        return x

    return composed


print(compose(lambda x: x + 1, lambda x: x * 2, str)(3))


def unbound():
    print(value)
    value = 1


try:
    unbound()
except UnboundLocalError as error:
    print(type(error).__name__, error)
try:
    print(undefined_name)
except NameError as error:
    print(type(error).__name__, error)
