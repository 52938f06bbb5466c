class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


class Lines:
    def __init__(self, *lines):
        self.lines = lines

    def __iter__(self):
        for line in self.lines:
            yield line.upper()


class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


print(list(Countdown(3)), [x for x in Lines("a", "b")], list(Old()), 9 in Old(), sum(Countdown(4)), max(Countdown(2)))
it = iter(Countdown(2))
print(next(it), next(it), next(it, "end"))
a, *b = Countdown(3)
print(a, b, tuple(zip(Countdown(3), "ab")), dict(enumerate(Lines("x"))))
print(list(map(lambda x, y: x + y, [1, 2], [3, 4, 5])), list(filter(None, [0, 1, "", "a"])), list(iter(lambda d=[3]: d.append(d[-1] - 1) or d[-1], 0)))
