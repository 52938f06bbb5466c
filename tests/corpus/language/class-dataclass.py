from dataclasses import dataclass, field


@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list)

    def total(self, n):
        return self.price * n


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


a, b = Item("x"), Item("x")
a.tags.append("new")
print(a, b, a == b, Item("y", 2.0).total(3), Item(price=3, name="z"))
print(Version(1, 2) < Version(1, 10), sorted([Version(2), Version(1, 5)]), {Version(1): "one"}[Version(1, 0)])
try:
    Version(1).major = 2
except Exception as error:
    print(type(error).__name__, error)
try:
    Item()
except TypeError as error:
    print(error)
