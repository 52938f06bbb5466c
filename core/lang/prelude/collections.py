class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        super().__init__(*args, **kwargs)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value

    def __repr__(self):
        return f"defaultdict({self.default_factory!r}, {dict(self)!r})"

    def copy(self):
        return defaultdict(self.default_factory, self)

    def __or__(self, other):
        result = self.copy()
        result.update(other)
        return result


class Counter(dict):
    def __init__(self, iterable=None, /, **kwargs):
        super().__init__()
        self.update(iterable, **kwargs)

    def __missing__(self, key):
        return 0

    def update(self, iterable=None, /, **kwargs):
        self._change(iterable, kwargs, 1)

    def subtract(self, iterable=None, /, **kwargs):
        self._change(iterable, kwargs, -1)

    def _change(self, iterable, kwargs, sign):
        if isinstance(iterable, dict):
            for key, count in iterable.items():
                self[key] = self.get(key, 0) + sign * count
        elif iterable is not None:
            for key in iterable:
                self[key] = self.get(key, 0) + sign
        for key, count in kwargs.items():
            self[key] = self.get(key, 0) + sign * count

    def most_common(self, n=None):
        pairs = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return pairs if n is None else pairs[:n]

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    def total(self):
        return sum(self.values())

    def copy(self):
        return Counter(self)

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __repr__(self):
        if not self:
            return "Counter()"
        return f"Counter({{{', '.join([f'{key!r}: {count!r}' for key, count in self.most_common()])}}})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return dict(self) == other
        return all([self[key] == other[key] for key in [*self, *other]])

    def __ne__(self, other):
        return not self == other

    def _keeping(self, keys, count):
        result = Counter()
        for key in keys:
            value = count(key)
            if value > 0:
                result[key] = value
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._keeping([*self, *[key for key in other if key not in self]], lambda key: self[key] + other[key])

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._keeping([*self, *[key for key in other if key not in self]], lambda key: self[key] - other[key])

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._keeping(self, lambda key: min(self[key], other[key]))

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._keeping([*self, *[key for key in other if key not in self]], lambda key: max(self[key], other[key]))

    def __pos__(self):
        return self._keeping(self, lambda key: self[key])

    def __neg__(self):
        return self._keeping(self, lambda key: -self[key])

    def _become(self, other):
        self.clear()
        for key, count in other.items():
            self[key] = count
        return self

    def __iadd__(self, other):
        return self._become(self + other)

    def __isub__(self, other):
        return self._become(self - other)

    def __iand__(self, other):
        return self._become(self & other)

    def __ior__(self, other):
        return self._become(self | other)


class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        value = self[key]
        if last:
            super().__delitem__(key)
            self[key] = value
            return
        others = [pair for pair in self.items() if pair[0] != key]
        self.clear()
        self[key] = value
        for other, item in others:
            self[other] = item

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        if last:
            return super().popitem()
        for key in self:
            return key, self.pop(key)

    def copy(self):
        return OrderedDict(self)

    def __repr__(self):
        return f"OrderedDict({list(self.items())!r})" if self else "OrderedDict()"

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict(self) == dict(other) and list(self) == list(other)
        return dict(self) == other

    def __ne__(self, other):
        return not self == other
