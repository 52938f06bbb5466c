class Shape:
    def area(self): raise NotImplementedError(f"{type(self).__name__} must implement area")
    def __str__(self): return f"{self.__class__.__name__}({self.area():.2f})"
    def __lt__(self, o): return self.area() < o.area()
    def __eq__(self, o): return isinstance(o, Shape) and self.area() == o.area()
    def __hash__(self): return hash(self.area())
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
class Circ(Shape):
    pi = 3.14159
    def __init__(self, r): self.r = r
    def area(self): return Circ.pi * self.r ** 2
shapes = [Sq(2), Circ(1), Sq(1)]
print([str(s) for s in sorted(shapes)], max(shapes), Sq(2) == Sq(2), len({Sq(1), Sq(1), Circ(1)}), Sq(2) != Circ(1))
try: Shape().area()
except NotImplementedError as e: print(e)
class Temp:
    def __init__(self, c): self.celsius = c
    @property
    def celsius(self): return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273.15: raise ValueError("below absolute zero")
        self._c = v
    @property
    def fahrenheit(self): return self._c * 9 / 5 + 32
    @fahrenheit.setter
    def fahrenheit(self, f): self.celsius = (f - 32) * 5 / 9
t = Temp(25); t.fahrenheit = 212; print(t.celsius, t.fahrenheit)
try: t.celsius = -300
except ValueError as e: print(e)
try: Temp(-300)
except ValueError as e: print(e)
class Stack:
    def __init__(self, *items): self._i = list(items)
    def push(self, x): self._i.append(x); return self
    def pop(self): return self._i.pop()
    def __len__(self): return len(self._i)
    def __bool__(self): return bool(self._i)
    def __iter__(self): return iter(self._i)
    def __reversed__(self): return reversed(self._i)
    def __contains__(self, x): return x in self._i
    def __getitem__(self, i): return self._i[i]
    def __repr__(self): return f"Stack{self._i!r}"
    def __add__(self, o): return Stack(*self._i, *o._i)
    def __iadd__(self, o): self._i += list(o); return self
    def __mul__(self, n): return Stack(*(self._i * n))
    def __eq__(self, o): return self._i == list(o)
s = Stack(1, 2); s.push(3).push(4); print(s, len(s), s.pop(), 2 in s, s[0], s[-1], s[0:2], list(s), list(reversed(s)), s + Stack(9), s * 2, s == [1, 2, 3], bool(Stack())); s += (7, 8); print(s)
class Frac:
    def __init__(self, n, d=1):
        a, b = abs(n), abs(d)
        while b: a, b = b, a % b
        self.n, self.d = n // a, d // a
    def __repr__(self): return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)
    def __add__(self, o): o = o if isinstance(o, Frac) else Frac(o); return Frac(self.n * o.d + o.n * self.d, self.d * o.d)
    __radd__ = __add__
    def __mul__(self, o): return Frac(self.n * o.n, self.d * o.d) if isinstance(o, Frac) else Frac(self.n * o, self.d)
    __rmul__ = __mul__
    def __sub__(self, o): return self + -1 * o
    def __neg__(self): return Frac(-self.n, self.d)
    def __float__(self): return self.n / self.d
    def __eq__(self, o): return float(self) == float(o)
    def __lt__(self, o): return float(self) < float(o)
    def __abs__(self): return Frac(abs(self.n), self.d)
    def __pow__(self, k): return Frac(self.n ** k, self.d ** k)
    def __hash__(self): return hash((self.n, self.d))
h, th = Frac(1, 2), Frac(1, 3)
print(h + th, h - th, h * th, 2 * h, h * 4, -h, sum([h, th, th]), float(h), h == 0.5, th < h, abs(Frac(-1, 2)), h ** 3, {h: 1}[Frac(2, 4)], sorted([h, th, Frac(3, 4)]), max(h, th), 1 + h)
class Meta:
    def __init__(self): self.calls = []
    def __getattr__(self, n):
        def m(*a, **k): self.calls.append((n, a, k)); return self
        return m
m = Meta(); m.foo(1).bar(x=2); print(m.calls)
class Node:
    def __init__(self, v, nxt=None): self.v, self.nxt = v, nxt
class LL:
    def __init__(self, it=()):
        self.head = None; self.n = 0
        for x in reversed(list(it)): self.head = Node(x, self.head); self.n += 1
    def __iter__(self):
        c = self.head
        while c: yield c.v; c = c.nxt
    def __len__(self): return self.n
    def rev(self):
        p, c = None, self.head
        while c: c.nxt, p, c = p, c, c.nxt
        self.head = p; return self
print(list(LL("abc")), len(LL(range(4))), "".join(LL("xyz").rev()), [*LL([1, 2])], sum(LL([1, 2, 3])), 2 in LL([1, 2]))
class Multi:
    def __call__(self, *a, **k): return (a, k)
    def __format__(self, spec): return f"<{spec}>"
    def __int__(self): return 7
    def __index__(self): return 2
    def __enter__(self): return "entered"
    def __exit__(self, *a): return True
m = Multi(); print(m(1, a=2), f"{m:abc}", format(m, "x"), int(m), [1, 2, 3][m], "abc"[m], callable(m), range(5)[m], bin(m), list(range(m)))
with m as v: print(v); raise ValueError("eaten")
class P:
    x = 1
    def __init__(self): self.y = 2
class Q(P):
    def __init__(self): super().__init__(); self.z = 3
q = Q(); print(sorted(vars_ for vars_ in q.__dict__), q.x, hasattr(q, "y"), getattr(q, "nope", None), isinstance(q, P), issubclass(Q, (int, P)), Q.__mro__[1] is P, type(q) is Q, q.__class__.__name__)
P.x = 5; print(q.x, Q.x); q.x = 9; print(P.x, q.x); del q.x; print(q.x)
def ext(self): return f"ext {self.y}"
P.ext = ext; print(q.ext()); q.inst = lambda: "inst"; print(q.inst())
class Cnt:
    total = 0
    @classmethod
    def inc(cls): cls.total += 1; return cls.total
    @staticmethod
    def helper(a, b=2): return a + b
print(Cnt.inc(), Cnt().inc(), Cnt.total, Cnt.helper(1), Cnt().helper(1, 1))
class It:
    def __init__(self, n): self.n = n
    def __iter__(self):
        for i in range(self.n): yield i * i
print(list(It(4)), dict(zip("ab", It(2))), max(It(4)), [x for x in It(3) if x], tuple(It(2)), sorted(It(4), reverse=True), list(map(str, It(3))), set(It(3)) == {0, 1, 4}, list(enumerate(It(2))), any(It(1)), *It(2))
try: Q.nope
except AttributeError as e: print(e)
try: q.nope()
except AttributeError as e: print(e)
try: Sq()
except TypeError as e: print(e)
try: Sq(1).area(5)
except TypeError as e: print(e)
try: s["a"]
except TypeError as e: print(e)
try: Sq(1) < 5
except AttributeError as e: print(e)
try: Stack() + 5
except AttributeError as e: print(e)
try: Node()
except TypeError as e: print(e)
try: len(Node(1))
except TypeError as e: print(e)
try: Node(1) + 1
except TypeError as e: print(e)
try: Node(1) < Node(2)
except TypeError as e: print(e)
try: -Node(1)
except TypeError as e: print(e)
try: Node(1)()
except TypeError as e: print(e)
try: Node(1)[0]
except TypeError as e: print(e)
try: iter(Node(1))
except TypeError as e: print(e)
try: int(Node(1))
except TypeError as e: print(e)
try: float(Node(1))
except TypeError as e: print(e)
try: round(Node(1))
except TypeError as e: print(e)
try: abs(Node(1))
except TypeError as e: print(e)
try: f"{Node(1):5}"
except TypeError as e: print(e)
try: "a" + Node(1)
except TypeError as e: print(e)
try: [1][Node(1)]
except TypeError as e: print(e)
try: sum([Node(1)])
except TypeError as e: print(e)
try: max(Node(1), Node(2))
except TypeError as e: print(e)
try: isinstance(1, Node(1))
except TypeError as e: print(e)
try: raise Node(1)
except TypeError as e: print(e)
try:
    class X(5): pass
except TypeError as e: print("bad base")
