class Point:
    """A place."""

    dimensions = 2

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def moved(self, dx=0, dy=0):
        return Point(self.x + dx, self.y + dy)


p, q = Point(1), Point(1, 0)
print(p, p == q, p is q, p != Point(2), {p: "a"}[q], p + Point(3, 4), p.moved(dy=5), [p, q], str(p), f"{p!r:>14}")
print(Point.dimensions, p.dimensions, Point.__name__, Point.__doc__, type(p) is Point, type(p).__name__, isinstance(p, Point))
p.z = 9
p.dimensions = 3
print(p.z, p.dimensions, q.dimensions, hasattr(p, "z"), hasattr(q, "z"))
del p.z
print(hasattr(p, "z"))
Point.dimensions = 4
print(q.dimensions, p.dimensions)
m = p.moved
print(m(1), Point.moved(q, 2))


class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)
        return self

    def pop(self):
        return self.items.pop()

    def __len__(self):
        return len(self.items)

    def __bool__(self):
        return bool(self.items)

    def __contains__(self, item):
        return item in self.items

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __delitem__(self, index):
        del self.items[index]

    def __iter__(self):
        return iter(self.items)

    def __call__(self, *args):
        return sum(args)


s = Stack().push(1).push(2).push(3)
print(len(s), bool(s), 2 in s, s[0], s[-1], s[1:], list(s), s(1, 2), [x * 2 for x in s], sum(s), max(s), bool(Stack()))
s[0] = 10
del s[1]
print(list(s), s.pop(), len(s))
