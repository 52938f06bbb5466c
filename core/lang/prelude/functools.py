_absent = object()


def reduce(function, iterable, initial=_absent, /):
    iterator = iter(iterable)
    value = initial
    if value is _absent:
        for value in iterator:
            break
        else:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in iterator:
        value = function(value, item)
    return value


class partial:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func), *[repr(arg) for arg in self.args]]
        parts += [f"{name}={value!r}" for name, value in self.keywords.items()]
        return f"functools.partial({', '.join(parts)})"


WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=("__dict__",)):
    for name in assigned:
        value = getattr(wrapped, name, _absent)
        if value is not _absent:
            setattr(wrapper, name, value)
    for name, value in getattr(wrapped, "__dict__", {}).items():
        setattr(wrapper, name, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=("__dict__",)):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


class _CacheInfo:
    def __init__(self, hits, misses, maxsize, currsize):
        self.hits = hits
        self.misses = misses
        self.maxsize = maxsize
        self.currsize = currsize

    def _fields(self):
        return (self.hits, self.misses, self.maxsize, self.currsize)

    def __iter__(self):
        return iter(self._fields())

    def __getitem__(self, index):
        return self._fields()[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return self._fields() == (other._fields() if isinstance(other, _CacheInfo) else other)

    def __repr__(self):
        return (f"CacheInfo(hits={self.hits}, misses={self.misses}, maxsize={self.maxsize}, "
                f"currsize={self.currsize})")


def _cached(function, maxsize, typed):
    known = {}
    counts = [0, 0]

    def wrapper(*args, **kwargs):
        key = (args, tuple(kwargs.items())) if kwargs else args
        if typed:
            key = (key, tuple([type(arg) for arg in args]), tuple([type(arg) for arg in kwargs.values()]))
        if key in known:
            counts[0] += 1
            if maxsize is None:
                return known[key]
            result = known.pop(key)
            known[key] = result
            return result
        counts[1] += 1
        result = function(*args, **kwargs)
        known[key] = result
        if maxsize is not None and len(known) > maxsize:
            for oldest in known:
                break
            del known[oldest]
        return result

    def cache_clear():
        known.clear()
        counts[0] = 0
        counts[1] = 0

    wrapper.cache_info = lambda: _CacheInfo(counts[0], counts[1], maxsize, len(known))
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _cached(maxsize, 128, typed)
    if maxsize is not None and maxsize < 0:
        maxsize = 0
    return lambda function: _cached(function, maxsize, typed)


def cache(function, /):
    return _cached(function, None, False)


def cmp_to_key(mycmp):
    class K:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

    return K


# The three comparisons that follow from one and __eq__.
def total_ordering(cls):
    def unless(result, then):
        return result if result is NotImplemented else then(result)

    own = [name for name in ("__lt__", "__le__", "__gt__", "__ge__") if name in _names_of(cls)]
    if not own:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = own[0]
    if root == "__lt__":
        made = {"__gt__": lambda a, b: unless(a.__lt__(b), lambda less: not less and a != b),
                "__le__": lambda a, b: unless(a.__lt__(b), lambda less: less or a == b),
                "__ge__": lambda a, b: unless(a.__lt__(b), lambda less: not less)}
    elif root == "__le__":
        made = {"__ge__": lambda a, b: unless(a.__le__(b), lambda below: not below or a == b),
                "__lt__": lambda a, b: unless(a.__le__(b), lambda below: below and a != b),
                "__gt__": lambda a, b: unless(a.__le__(b), lambda below: not below)}
    elif root == "__gt__":
        made = {"__lt__": lambda a, b: unless(a.__gt__(b), lambda more: not more and a != b),
                "__ge__": lambda a, b: unless(a.__gt__(b), lambda more: more or a == b),
                "__le__": lambda a, b: unless(a.__gt__(b), lambda more: not more)}
    else:
        made = {"__le__": lambda a, b: unless(a.__ge__(b), lambda above: not above or a == b),
                "__gt__": lambda a, b: unless(a.__ge__(b), lambda above: above and a != b),
                "__lt__": lambda a, b: unless(a.__ge__(b), lambda above: not above)}
    for name, function in made.items():
        if name not in own:
            setattr(cls, name, function)
    return cls


# Names that a class or an ancestor of it defines itself.
def _names_of(cls):
    names = []
    for each in cls.__mro__:
        names += getattr(each, "__dict__", {})
    return names
