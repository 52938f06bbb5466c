class M:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"M({self.v})"
    def __add__(self, o):
        if isinstance(o, M): return M(self.v + o.v)
        if isinstance(o, int): return M(self.v + o)
        return NotImplemented
    __radd__ = __add__
    def __sub__(self, o): return M(self.v - (o.v if isinstance(o, M) else o))
    def __rsub__(self, o): return M(o - self.v)
    def __mul__(self, o): return M(self.v * o)
    def __rmul__(self, o): return M(o * self.v)
    def __truediv__(self, o): return M(self.v / o)
    def __rtruediv__(self, o): return M(o / self.v)
    def __floordiv__(self, o): return M(self.v // o)
    def __mod__(self, o): return M(self.v % o)
    def __pow__(self, o): return M(self.v ** o)
    def __rpow__(self, o): return M(o ** self.v)
    def __neg__(self): return M(-self.v)
    def __pos__(self): return M(+self.v)
    def __invert__(self): return M(~self.v)
    def __abs__(self): return M(abs(self.v))
    def __and__(self, o): return M(self.v & o)
    def __or__(self, o): return M(self.v | o)
    def __xor__(self, o): return M(self.v ^ o)
    def __lshift__(self, o): return M(self.v << o)
    def __rshift__(self, o): return M(self.v >> o)
    def __divmod__(self, o): return (M(self.v // o), M(self.v % o))
    def __round__(self, n=None): return M(round(self.v, n) if n is not None else round(self.v))
    def __int__(self): return int(self.v)
    def __float__(self): return float(self.v)
    def __index__(self): return self.v
    def __bool__(self): return self.v != 0
    def __len__(self): return 99
a = M(7)
print(a + 1, 1 + a, a + a, a - 2, 10 - a, a * 3, 3 * a, a / 2, 14 / a, a // 2, a % 4, a ** 2, 2 ** a)
print(-a, +a, ~a, abs(M(-3)), a & 3, a | 8, a ^ 1, a << 2, a >> 1, divmod(a, 4), round(M(2.567), 1), round(M(2.5)))
print(int(a), float(a), [10, 20, 30, 40, 50, 60, 70, 80][a], hex(a), bool(a), bool(M(0)), len(a), range(a)[2:5])
print(sum([M(1), M(2), M(3)]), sum([M(1)], M(10)))
for f in (lambda: a + "x", lambda: "x" + a, lambda: a + None, lambda: [] + a):
    try:
        print(f())
    except TypeError as e:
        print(e)
b = a
b += 5
print(a, b)
class Acc:
    def __init__(self): self.l = []
    def __iadd__(self, x): self.l.append(x); return self
    def __isub__(self, x): self.l.remove(x); return self
acc = Acc(); same = acc
acc += 1; acc += 2; acc -= 1
print(acc.l, same is acc)
try:
    acc *= 2
except TypeError as e:
    print(e)
x = 5
try:
    x += "a"
except TypeError as e:
    print(e)
try:
    -"a"
except TypeError as e:
    print(e)
class Base:
    def __add__(self, o): return "base add"
class Derived(Base):
    def __radd__(self, o): return "derived radd"
print(Base() + Derived(), Derived() + Base(), Base() + Base(), Derived() + Derived())
print(5 if M(0) else 6, not M(0), M(0) or "zero", M(1) and "one", "in" if M(3) else "out")
while a:
    a = a - 3 if a.v > 3 else M(0)
print(a)
print(isinstance(a, M), [1, 2, 3][M(1)], "abc"[M(2)], "ab" * M(2), [0] * M(2))
