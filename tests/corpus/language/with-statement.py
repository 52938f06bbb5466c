class Managed:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return self.swallow


with Managed("a") as a:
    print("in", a)
with Managed("b"), Managed("c") as c:
    print("in", c)
with (Managed("d") as d, Managed("e") as e):
    print("in", d, e)
try:
    with Managed("f"):
        raise ValueError("oops")
except ValueError as error:
    print("out came", error)
with Managed("g", swallow=True):
    raise KeyError("swallowed")


def leave():
    with Managed("h"):
        return "returned"


print(leave())
for i in range(3):
    with Managed("i" + str(i)):
        if i == 0:
            continue
        break
try:
    with Managed("outer"):
        with Managed("inner"):
            1 / 0
except ZeroDivisionError:
    print("done")
try:
    with 5:
        pass
except (TypeError, AttributeError) as error:
    print(type(error).__name__)
