class Base(Exception): pass
class A(Base): pass
class B(Base):
    def __init__(self, x, y=2):
        self.x, self.y = x, y
class C(Base):
    def __init__(self, msg): super().__init__(msg, "extra"); self.msg = msg
class D(C):
    def __str__(self): return f"D<{self.msg}>"
for e in (A(), A(1), A(1, 2), B(1), B(1, 3), C("m"), D("d"), Base("x"), KeyError("k"), ValueError(), ValueError("v"), ValueError("a", 1), OSError(2, "n"), OSError("m"), StopIteration(5), SystemExit(2), KeyError(), IndexError("i"), RuntimeError(None), AttributeError("q"), Exception([1]), Exception({"a": 1}), TypeError((1, 2))):
    print(repr(e), "|", str(e), "|", e.args, "|", isinstance(e, Base), isinstance(e, Exception))
def chain():
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise ValueError("v") from e
    except ValueError as e:
        raise RuntimeError("r")
try:
    chain()
except RuntimeError as e:
    c = e
    while c: print(type(c).__name__, c, type(c.__cause__).__name__, type(c.__context__).__name__, c.__suppress_context__); c = c.__cause__ or c.__context__
def order():
    log = []
    try:
        log.append("t")
        try:
            log.append("t2"); raise KeyError("k")
        except ValueError: log.append("no")
        else: log.append("else")
        finally: log.append("f2")
    except KeyError as e: log.append(f"caught {e}")
    else: log.append("else2")
    finally: log.append("f1")
    return log
print(order())
def loop():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            if i == 2: raise ValueError(i)
            print("ok", i)
        except ValueError as e: print("err", e)
        finally: print("fin", i)
    else: print("no break")
loop()
def r1():
    try: return 1
    finally: print("cleanup")
def r2():
    for _ in range(2):
        try: return "a"
        finally: break
    return "b"
def r3():
    try: raise ValueError
    except ValueError: return "exc"
    else: return "else"
    finally: print("r3 fin")
def r4():
    try: pass
    except ValueError: return "exc"
    else: return "else"
    finally: print("r4 fin")
def r5():
    x = 1
    try: return x
    finally: x = 2
print(r1(), r2(), r3(), r4(), r5())
try:
    try: raise KeyError("first")
    finally: raise ValueError("second")
except ValueError as e: print(e, repr(e.__context__))
try:
    try: raise KeyError("a")
    except KeyError: pass
    raise ValueError("b")
except ValueError as e: print(e.__context__)
def reraise():
    try: int("x")
    except ValueError:
        print("log"); raise
try: reraise()
except ValueError as e: print(e)
try: raise
except RuntimeError as e: print(e)
class CM:
    def __init__(self, sup): self.sup = sup
    def __enter__(self): return "value"
    def __exit__(self, t, v, tb): print("exit", t.__name__ if t else None, v); return self.sup
for sup in (True, False):
    try:
        with CM(sup) as v:
            print(v); raise ValueError("w")
        print("after")
    except ValueError as e: print("escaped", e)
class BadExit:
    def __enter__(self): return self
    def __exit__(self, *a): raise KeyError("exit")
try:
    with BadExit(): raise ValueError("body")
except KeyError as e: print(repr(e), repr(e.__context__))
class BadEnter:
    def __enter__(self): raise OSError("enter")
    def __exit__(self, *a): print("never")
try:
    with BadEnter(): pass
except OSError as e: print(e)
try:
    with CM(False), CM(True): raise ValueError("two")
    print("swallowed by inner")
except ValueError: print("no")
def g():
    try: yield 1
    except ValueError as e: yield f"got {e}"
    finally: print("gfin")
it = g(); next(it); print(it.throw(ValueError("t"))); print(list(it))
try:
    {}["missing"]
except LookupError as e: print(type(e).__name__, e)
try: [].pop()
except (KeyError, IndexError) as e: print(e)
try: assert [], "empty"
except AssertionError as e: print(e)
e = "outer"
try: raise ValueError
except ValueError as e: pass
try: print(e)
except NameError as n: print(n)
def fin(n):
    while True:
        try:
            n += 1
            if n > 3: return n
        finally: print("n", n)
print(fin(1))
try: exec_ = undefined_thing + 1
except NameError as x: print(x)
import sys
try: sys.exit(5)
except SystemExit as x: print("exit", x.code)
try: raise KeyboardInterrupt
except BaseException as x: print(type(x).__name__, isinstance(x, Exception))
try: raise A("x") from ValueError("y")
except A as x: print(repr(x.__cause__), x.__suppress_context__)
try: "a".b.c
except AttributeError as x: print(x)
