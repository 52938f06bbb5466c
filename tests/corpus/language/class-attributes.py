class Animal:
    kind = "animal"
    count = 0
    def __init__(self, name):
        self.name = name
        Animal.count += 1
        self._secret = 1
        self.__private = 2
    def speak(self): return f"{self.name} makes {self.sound()}"
    def sound(self): return "noise"
    @property
    def upper(self): return self.name.upper()
    @upper.setter
    def upper(self, v): self.name = v.lower()
    @upper.deleter
    def upper(self): self.name = "deleted"
    @staticmethod
    def stat(x): return x * 2
    @classmethod
    def make(cls, n): return cls(n)
    def get_private(self): return self.__private
class Dog(Animal):
    kind = "dog"
    def __init__(self, name, age=1):
        super().__init__(name)
        self.age = age
    def sound(self): return "woof"
    def speak(self): return super().speak() + "!"
class Puppy(Dog):
    def sound(self): return "yip " + super().sound()
d = Dog("Rex", 3); p = Puppy.make("Bit")
print(d.speak(), p.speak(), d.upper, Animal.count, d.kind, Animal.kind, type(p).__name__, Dog.stat(4), d.stat(5), p.age, d.get_private(), isinstance(p, Animal), issubclass(Dog, Animal), issubclass(Animal, Dog))
d.upper = "MAX"; print(d.name); del d.upper; print(d.name)
try:
    d.__private
except AttributeError as e:
    print(e)
print(d._Animal__private, sorted(d.__dict__), hasattr(d, "age"), getattr(d, "nope", "dflt"))
d.kind = "changed"; print(d.kind, Dog.kind, Dog.__name__, Dog.__bases__[0].__name__, [c.__name__ for c in Puppy.__mro__], d.__class__ is Dog, Dog.__doc__, Dog.__module__)
setattr(d, "extra", 5); print(d.extra, getattr(d, "extra")); delattr(d, "extra"); print(hasattr(d, "extra"))
class RO:
    @property
    def x(self): return 1
for f in ("RO().x = 5", "RO().y"):
    try:
        if f == "RO().y": RO().y
        else: RO().x = 5
    except AttributeError as e:
        print(e)
try:
    Animal()
except TypeError as e:
    print(e)
try:
    Dog("a", 1, 2)
except TypeError as e:
    print(e)
try:
    d.speak(1)
except TypeError as e:
    print(e)
try:
    Animal.speak()
except TypeError as e:
    print(e)
try:
    Dog.nope
except AttributeError as e:
    print(e)
try:
    object().x = 1
except AttributeError as e:
    print(e)
class Empty: pass
e = Empty(); e.a = 1; e.b = [2]; print(e.a, e.b, e.__dict__); del e.a
try:
    e.a
except AttributeError as x:
    print(x)
try:
    del e.a
except AttributeError as x:
    print(x)
try:
    Empty(1)
except TypeError as x:
    print(x)
m = d.speak; print(m(), Dog.speak(d), list(map(Animal.stat, [1, 2])), m.__name__, m.__self__ is d)
class Lazy:
    def __getattr__(self, n):
        if n.startswith("x"): return n * 2
        raise AttributeError(f"no {n}")
l = Lazy(); print(l.xy, hasattr(l, "z"), getattr(l, "q", 9))
try:
    l.foo
except AttributeError as x:
    print(x)
class Log:
    def __setattr__(self, k, v): print("set", k, v); object.__setattr__(self, k, v)
    def __delattr__(self, k): print("del", k); object.__delattr__(self, k)
g = Log(); g.a = 1; g.a += 1; print(g.a); del g.a
class Counter:
    n = 0
    items = []
    def inc(self): self.n += 1; self.items.append(self.n)
a, b = Counter(), Counter(); a.inc(); a.inc(); b.inc(); print(a.n, b.n, Counter.n, a.items is b.items, a.items)
class Outer:
    class Inner:
        v = 1
        def f(self): return Outer.Inner.v
    x = [i for i in range(3)]
    y = len(x)
    def m(self): return self.Inner().f()
print(Outer.Inner.v, Outer().m(), Outer.x, Outer.y, Outer.Inner.__qualname__, Outer.m.__qualname__)
print(Animal, Dog, Outer.Inner, type(d), type(5), type(None), type([]), type(Dog), type(len).__name__, type(d.speak).__name__, type(lambda: 0).__name__)
class Sub(Outer.Inner): v = 2
print(Sub().f(), Sub.v, super(Sub, Sub()).v)
class Chain:
    def __init__(self): self.l = []
    def add(self, x): self.l.append(x); return self
print(Chain().add(1).add(2).l)
if True:
    class Cond:
        if 1 > 0:
            def f(self): return "yes"
        else:
            def f(self): return "no"
        for i in range(3): pass
print(Cond().f(), Cond.i)
def factory(n):
    class C:
        val = n
        def get(self): return n
    return C
print(factory(5)().get(), factory(6).val, factory(1).__name__, factory(1).__qualname__)
class WithDoc:
    """doc"""
    def m(self):
        "mdoc"
print(WithDoc.__doc__, WithDoc.m.__doc__, WithDoc().m())
print(isinstance(5, (int, str)), isinstance("a", (int, float)), isinstance(True, int), isinstance(None, type(None)), isinstance([], object), type(5) is int, type(5) == int, isinstance(Dog, type))
class Abs:
    def run(self): raise NotImplementedError
    def both(self): raise NotImplementedError("sub must")
try:
    Abs().run()
except NotImplementedError as x:
    print(repr(x))
x = Empty(); y = x; print(x == y, x == Empty(), x is y, x != Empty(), len({x, y, Empty()}), x in [y], bool(x))
