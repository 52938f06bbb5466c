x = 1
del x
try:
    x
except NameError as error:
    print(error)


def f():
    y = 1
    del y
    try:
        return y
    except UnboundLocalError as error:
        return str(error)


print(f())
l, d = [1, 2, 3], {"a": 1, "b": 2}
del l[0], d["a"]
print(l, d)


def g():
    def inner():
        return later

    later = "now"
    return inner()


print(g())
len_before = len


def h(len):
    return len + 1


print(h(3), len("ab"))
list_of = [print]
list_of[0]("through a list")
max = 5
print(max)
del max
print(max([1, 2]))
if False:
    conditional = 1
try:
    conditional
except NameError as error:
    print(error)
