class AppError(Exception):
    pass
class DbError(AppError):
    def __init__(self, msg, code=1):
        super().__init__(msg)
        self.code = code
    def __str__(self): return f"[{self.code}] {self.args[0]}"
def f(n):
    if n == 0: raise ValueError("zero")
    if n == 1: raise DbError("db", 5)
    if n == 2: return {}["k"]
    if n == 3: return [][1]
    if n == 4: return 1 / 0
    if n == 5: return int("x")
    if n == 6: return None.foo
    if n == 7: return undefined
    if n == 8: raise AppError
    if n == 9: assert n < 5, "too big"
    if n == 10: raise KeyError("a", "b")
    if n == 11: raise OSError(2, "No such file")
    if n == 12: return "a" + 1
    if n == 13: return [1, 2].index(5)
    if n == 14: return float("abc")
    if n == 15: raise StopIteration(3)
    if n == 16: return 10 ** 400 * 1.0
    if n == 17: x = y; y = 1
    if n == 18: return chr(-1)
    if n == 19: return {}.popitem()
    if n == 20: return [].pop()
    if n == 21: raise Exception
    if n == 22: raise Exception(1, 2)
    if n == 23: return len(5)
    if n == 24: return "abc".index("z")
    if n == 25: return (1, 2)[5]
    if n == 26: return "%d" % "a"
    if n == 27: return "abc"[10]
    if n == 28: return {}.foo
    if n == 29: return {[]: 1}
    if n == 30: raise TypeError("x") from ValueError("y")
    return n
for i in range(32):
    try:
        print(i, f(i))
    except Exception as e:
        print(i, type(e).__name__, e, e.args, repr(e), e.__cause__)
def g():
    try:
        return "try"
    finally:
        print("fin")
print(g())
def h():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print("body", i)
        except ValueError:
            pass
        else:
            print("else", i)
        finally:
            print("finally", i)
    return "done"
print(h())
try:
    try:
        raise ValueError("a")
    except ValueError as e:
        raise KeyError("b") from e
except KeyError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        raise ValueError("a")
    except ValueError:
        raise KeyError("b")
except KeyError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    raise KeyError("x") from None
except KeyError as e:
    print(e.__cause__, e.__suppress_context__)
try:
    e
except NameError as x:
    print(x)
def nested():
    try:
        try:
            1 / 0
        finally:
            print("inner finally")
    except ZeroDivisionError as z:
        print("outer", z)
        raise
try:
    nested()
except ArithmeticError as e:
    print("reraised", e)
try:
    raise (ValueError)
except (KeyError, ValueError) as e:
    print("tuple", repr(e))
def ret_finally():
    try:
        raise ValueError
    finally:
        return "swallowed"
print(ret_finally())
class Ctx:
    def __init__(self, n, swallow=False): self.n, self.s = n, swallow
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, t, v, tb): print("exit", self.n, t and t.__name__, v); return self.s
with Ctx(1) as a, Ctx(2, True) as b:
    print(a.n, b.n)
    raise ValueError("in with")
try:
    with Ctx(3):
        raise KeyError("k")
except KeyError:
    print("propagated")
with Ctx(4): pass
for x in [1]:
    with Ctx(5): break
try:
    raise "string"
except TypeError as e:
    print(e)
try:
    raise 5
except TypeError as e:
    print(e)
try:
    with 5: pass
except (TypeError, AttributeError) as e:
    print(type(e).__name__, e)
print(issubclass(KeyError, LookupError), issubclass(FileNotFoundError, OSError), isinstance(ZeroDivisionError(), ArithmeticError), issubclass(RecursionError, RuntimeError), issubclass(NotImplementedError, RuntimeError), issubclass(UnicodeError, ValueError), issubclass(ModuleNotFoundError, ImportError))
err = None
try:
    f(0)
except ValueError as e:
    err = e
print(err, err.__class__.__name__)
try:
    raise ValueError("noted")
except ValueError as e:
    e.add_note("note!")
    print(e.__notes__)
def deep(n): return deep(n + 1)
try:
    deep(0)
except RecursionError as e:
    print(type(e).__name__, e)
try:
    raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
except ExceptionGroup as eg:
    print(eg, eg.exceptions, eg.message)
