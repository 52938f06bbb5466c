class Money:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return NotImplemented
    def __iadd__(self, o): return NotImplemented
print(Money(1) == Money(1), Money(1) != 2)
for f in (lambda: Money(1) < Money(2), lambda: Money(1) + 1, lambda: 1 + Money(1), lambda: Money(1) + Money(1), lambda: Money(1) > 3, lambda: sorted([Money(1), Money(2)])):
    try: f()
    except TypeError as e: print(e)
m = Money(1)
try: m += 1
except TypeError as e: print(e)
class B:
    def __bool__(self): return 1
    def __len__(self): return -1
    def __hash__(self): return "x"
    def __str__(self): return 1
    def __index__(self): return "i"
    def __iter__(self): return 5
    def __int__(self): return "x"
    def __contains__(self, x): return "yes"
b = B()
for f in (lambda: bool(b), lambda: len(b), lambda: hash(b), lambda: str(b), lambda: [1][b], lambda: list(b), lambda: int(b), lambda: 1 in b, lambda: {b: 1}, lambda: f"{b}", lambda: print(b), lambda: not b, lambda: 1 if b else 2):
    try: print(f())
    except TypeError as e: print(e)
    except ValueError as e: print("V", e)
class G:
    def __getitem__(self, k): return ("item", k)
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
g = G(); g["a"] = 1; g[1:2] = 3; g[..., 1] = 2; del g["x"]; print(g[1], g[1:2], g[::2], g[1, 2], g["k"]); g["n"] += (1,)
class C:
    x = 10
    def __init__(self): self.y = self.x
    def __getattr__(self, n): return f"dyn_{n}"
c = C(); print(c.x, c.y, c.z, getattr(c, "w"), hasattr(c, "anything"), getattr(c, "q", 1))
class S:
    def __setattr__(self, n, v): super().__setattr__(n, v * 2)
s = S(); s.a = 5; print(s.a, s.__dict__)
class Ctx:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): return t is KeyError
with Ctx() as k: raise KeyError("x")
print("ok")
class E1(Exception):
    code = 7
    def __init__(self, m, *, extra=None): super().__init__(m); self.extra = extra
try: raise E1("msg", extra=[1])
except E1 as e: print(e, e.extra, e.code, repr(e), e.args)
class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
    def __getitem__(self, k): return super().__getitem__(k.upper())
d = D(); d["a"] = 1; print(d, d["a"], "A" in d, len(d), list(d.items()), d.get("A"), dict(d), d == {"A": 1}, isinstance(d, dict), {**d}, sorted(d))
d.update(b=2); print(d); d2 = d.copy(); print(type(d2).__name__, d2)
class L(list):
    def append(self, x): super().append(x * 2); return self
l = L([1]); l.append(2); l += [3]; print(l, l + [4], type(l + [4]).__name__, l[0:1], l * 2, len(l), l == [1, 4, 3], l.index(4), sorted(l), [*l], L("ab"), bool(L()))
class T(str):
    def __new__(cls, v): return super().__new__(cls, v.strip())
    def __len__(self): return 99
t = T("  hi "); print(t, len(t), t.upper(), t + "!", t == "hi", f"{t:>4}", t[0], type(t.upper()).__name__, hash(t) == hash("hi"), {"hi": 1}[t], isinstance(t, str))
