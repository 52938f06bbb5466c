from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError
@dataclass
class A:
    x: int
    y: str = "d"
    z: list = field(default_factory=list, repr=False)
    w: int = field(default=3, compare=False)
    def __post_init__(self):
        self.total = self.x * 2
a = A(1); b = A(1, "d", [], 9)
print(a, a == b, a.total, a != A(2), a.z is not b.z)
for f in (lambda: A(), lambda: A(1, 2, 3, 4, 5), lambda: A(1, q=2), lambda: A(1, x=2)):
    try:
        f()
    except TypeError as e:
        print(e)
@dataclass
class B(A):
    v: float = 1.5
print(B(1), B(2, v=3.0).v, isinstance(B(1), A), B(1) == A(1))
@dataclass(frozen=True)
class P:
    x: int
    y: int = 0
    def moved(self, dx): return replace(self, x=self.x + dx)
p = P(1, 2)
print(p, p.moved(5), hash(p) == hash(P(1, 2)), {p: "v"}[P(1, 2)], len({p, P(1, 2), P(2, 2)}))
try:
    p.x = 5
except FrozenInstanceError as e:
    print(type(e).__name__, e)
try:
    del p.x
except AttributeError as e:
    print(e)
@dataclass(order=True)
class V:
    major: int
    minor: int
    name: str = field(default="", compare=False)
l = [V(1, 2, "b"), V(1, 0, "c"), V(0, 9)]
print(sorted(l), max(l), V(1, 2) <= V(1, 2), V(2, 0) > V(1, 9), sorted(l, key=lambda v: v.name))
print(asdict(a), astuple(a), [f.name for f in fields(a)], asdict(P(1)))
@dataclass
class N:
    left: "N" = None
    right: "N" = None
    val: int = 0
print(N(N(val=1), None, 2))
try:
    hash(A(1))
except TypeError as e:
    print(e)
@dataclass
class C:
    n: int = 0
    def inc(self): self.n += 1; return self
    @property
    def sq(self): return self.n ** 2
    @classmethod
    def make(cls, n): return cls(n)
    @staticmethod
    def s(): return "static"
print(C().inc().inc(), C.make(4).sq, C.s(), C(5).n, C.n)
@dataclass(eq=False)
class I:
    a: int
print(I(1) == I(1))
@dataclass(repr=False)
class R:
    a: int
    def __repr__(self): return "R!"
print(R(1), [R(2)])
@dataclass
class D:
    items: dict = field(default_factory=dict)
    tags: set = field(default_factory=set)
d = D(); d.items["a"] = 1; d.tags.add(2); print(d, D())
try:
    @dataclass
    class Bad:
        a: int = 0
        b: int
except TypeError as e:
    print(e)
try:
    @dataclass
    class Bad2:
        a: list = []
except ValueError as e:
    print(e)
@dataclass
class KW:
    a: int
    _: int = field(default=0, init=False)
    b: int = field(kw_only=True, default=5)
print(KW(1), KW(1, b=2))
