def risky(n):
    if n == 0:
        raise ValueError("zero")
    if n == 1:
        raise KeyError("one")
    if n == 2:
        return [][0]
    return "fine"


for n in range(4):
    try:
        print(risky(n))
    except ValueError as error:
        print("value:", error, error.args)
    except (KeyError, IndexError) as error:
        print("lookup:", repr(error), isinstance(error, LookupError))
    else:
        print("no error")
    finally:
        print("finally", n)


def order():
    try:
        print("try")
        return "from try"
    finally:
        print("cleaning")


def override():
    try:
        return 1
    finally:
        return 2


def loop():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("i", i)
        finally:
            print("f", i)
    return "left"


print(order(), override(), loop())
try:
    try:
        raise TypeError("inner")
    finally:
        print("passing through")
except TypeError as error:
    print("caught", error)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise
except Exception as error:
    print("again", type(error).__name__, error)
try:
    raise ValueError
except ValueError as error:
    print(repr(error), str(error) == "")
print(repr(ValueError("a", 1)), str(ValueError("a", 1)), str(KeyError("k")), repr(KeyError("k")))
try:
    assert 1 == 2, "one is not two"
except AssertionError as error:
    print("assertion", error)
try:
    assert []
except AssertionError as error:
    print("bare", repr(error))
try:
    raise "text"
except TypeError as error:
    print(error)
