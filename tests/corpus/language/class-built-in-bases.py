class Single:
    _it = None
    def __new__(cls, *a):
        if cls._it is None:
            cls._it = super().__new__(cls)
        return cls._it
    def __init__(self, v=0): self.v = v
a = Single(1); b = Single(2)
print(a is b, a.v, b.v)
class Pos(int):
    def __new__(cls, v):
        if v < 0: raise ValueError("negative")
        return super().__new__(cls, v)
    def __repr__(self): return f"Pos({int(self)})"
    def double(self): return Pos(self * 2)
p = Pos(5)
print(p, p + 1, p.double(), p == 5, isinstance(p, int), hash(p) == hash(5), {p: 1}[5], [0, 1, 2, 3, 4, 5, 6][p], f"{p:03d}", str(p), p > 3)
try:
    Pos(-1)
except ValueError as e:
    print(e)
class Name(str):
    def shout(self): return self.upper() + "!"
n = Name("bob")
print(n, n.shout(), n + "x", len(n), n == "bob", n[0], repr(n), type(n + "x").__name__, {"bob": 1}[n], n.replace("b", "c"), "%s" % n, n in ["bob"], f"{n:>5}|")
class Temp(float):
    def __new__(cls, c): return float.__new__(cls, c * 2)
print(Temp(1.5), Temp(1.5) + 1)
class Pt(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    @property
    def x(self): return self[0]
q = Pt(1, 2)
print(q, q.x, q == (1, 2), len(q), list(q), q + (3,), hash(q) == hash((1, 2)))
x, y = q; print(x, y)
class Other:
    def __new__(cls): return 42
    def __init__(self): print("never")
print(Other())
class Stack(list):
    def __init__(self, *items):
        super().__init__(items)
        self.name = "s"
    def push(self, x): self.append(x)
s = Stack(1, 2); s.push(3); print(s, s.name, len(s), s[-1], s[0:2], list(reversed(s)))
class Cfg(dict):
    def __getattr__(self, k):
        try: return self[k]
        except KeyError: raise AttributeError(k) from None
    def __setattr__(self, k, v): self[k] = v
c = Cfg(a=1); c.b = 2; print(c, c.a, c.b, hasattr(c, "zz"), sorted(c), c.items())
class MyErr(ValueError):
    def __init__(self, code, *args): super().__init__(f"code {code}", *args); self.code = code
try:
    raise MyErr(5)
except ValueError as e:
    print(e, e.code, e.args, repr(e), type(e).__mro__[1].__name__)
class Meta:
    count = 0
    def __init__(self): Meta.count += 1
Meta(); Meta(); print(Meta.count)
gen = Stack(*(i for i in range(3))); print(gen)
class LL(list): pass
print(LL(i * i for i in range(4)), LL("ab"), LL(), type(LL()).__name__)
class SS(set): pass
print(sorted(SS([3, 1])), len(SS("aab")), 3 in SS([3]))
class BoolLike(int): pass
print(BoolLike(3) + BoolLike(4), BoolLike() , int("7") + BoolLike("8"))
