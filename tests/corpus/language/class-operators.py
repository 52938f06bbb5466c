class V:
    def __init__(self, *c):
        self.c = c

    def __repr__(self):
        return "V" + repr(self.c)

    def __add__(self, o):
        return V(*(a + b for a, b in zip(self.c, o.c))) if isinstance(o, V) else NotImplemented

    def __radd__(self, o):
        return self if o == 0 else NotImplemented

    def __sub__(self, o):
        return V(*(a - b for a, b in zip(self.c, o.c)))

    def __mul__(self, k):
        return V(*(a * k for a in self.c))

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __abs__(self):
        return sum(a * a for a in self.c) ** 0.5

    def __iadd__(self, o):
        self.c = (self + o).c
        return self

    def __lt__(self, o):
        return abs(self) < abs(o)

    def __le__(self, o):
        return abs(self) <= abs(o)

    def __eq__(self, o):
        return self.c == o.c

    def __floordiv__(self, k):
        return V(*(a // k for a in self.c))

    def __mod__(self, k):
        return V(*(a % k for a in self.c))

    def __truediv__(self, k):
        return V(*(a / k for a in self.c))

    def __pow__(self, k):
        return V(*(a ** k for a in self.c))

    def __and__(self, o):
        return "and"

    def __or__(self, o):
        return "or"

    def __invert__(self):
        return "invert"

    def __lshift__(self, o):
        return "left"


a, b = V(1, 2), V(3, 4)
print(a + b, b - a, a * 3, 3 * a, -a, abs(b), a < b, a <= b, b > a, a == V(1, 2), a != b, sum([a, b]))
print(b // 2, b % 2, b / 2, b ** 2, a & b, a | b, ~a, a << 1, max(a, b), sorted([b, a]))
c = a
c += b
print(a, c is a)
try:
    a + 5
except TypeError as error:
    print(error)
try:
    5 - a
except TypeError as error:
    print(error)
try:
    hash(a)
except TypeError as error:
    print(error)
