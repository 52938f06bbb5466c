class Animal:
    count = 0

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def speak(self):
        return "..."

    def __str__(self):
        return f"{type(self).__name__} {self.name}: {self.speak()}"


class Dog(Animal):
    def __init__(self, name, tricks=()):
        super().__init__(name)
        self.tricks = list(tricks)

    def speak(self):
        return "Woof"


class Puppy(Dog):
    def speak(self):
        return super().speak().lower() + "!"


animals = [Animal("x"), Dog("Rex", ["sit"]), Puppy("Bit")]
for a in animals:
    print(a, isinstance(a, Dog), isinstance(a, Animal))
print(Animal.count, Dog.count, issubclass(Puppy, Animal), issubclass(Animal, Puppy), Puppy("q").tricks, animals[1].tricks)


class Temperature:
    def __init__(self, celsius):
        self._celsius = celsius

    @property
    def fahrenheit(self):
        return self._celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self._celsius = (value - 32) * 5 / 9

    @classmethod
    def boiling(cls):
        return cls(100)

    @staticmethod
    def unit():
        return "C"

    @property
    def readonly(self):
        return 1


t = Temperature.boiling()
print(t.fahrenheit, Temperature.unit(), t.unit())
t.fahrenheit = 32
print(t._celsius)
try:
    t.readonly = 2
except AttributeError as error:
    print(type(error).__name__)


class Base:
    def template(self):
        return self.step() + "!"

    def step(self):
        raise NotImplementedError("step")


class Done(Base):
    def step(self):
        return "done"


print(Done().template())
try:
    Base().template()
except NotImplementedError as error:
    print(repr(error))
