# What built-ins leave to the lesson's own code: each function here steps in where a native of its name, or an
# operator, would have to call a special method, a generator or a `key` (value/requests.h). Within this module
# the names of built-ins mean the natives.


# Runs a native again and again, each time with one more of the answers that it asks for.
def _answer_call(native, args, kwargs):
    answers = []
    while True:
        outcome = __answered(native, args, kwargs, answers)
        if outcome[0]:
            return outcome[1]
        answers.append(_answers[outcome[1]](outcome[2], outcome[3]))


def _answer_index(a, b):
    return __special(a, "__index__")()


def _answer_integer(a, b):
    return (__special(a, "__int__") or __special(a, "__index__"))()


def _answer_real(a, b):
    return (__special(a, "__float__") or __special(a, "__index__"))()


def _answer_round(a, b):
    return __special(a, "__round__")() if b is None else __special(a, "__round__")(b)


# Comparisons.


def _compared(op, name, reflected, a, b):
    first = __special(a, name)
    second = __special(b, reflected)
    if first is None and second is None:
        return __compare(op, a, b)
    if first is not None and second is not None and type(a) is not type(b) and issubclass(type(b), type(a)):
        result = second(a)
        if result is not NotImplemented:
            return result
        second = None
    if first is not None:
        result = first(b)
        if result is not NotImplemented:
            return result
    if second is not None:
        result = second(a)
        if result is not NotImplemented:
            return result
    if __payload(a) is not a or __payload(b) is not b:
        return __compare(op, __payload(a), __payload(b))
    if op < 2:
        return (a is b) == (op == 0)
    __unorderable(op, a, b)


def _equal(a, b):
    return _compared(0, "__eq__", "__eq__", a, b)


def _not_equal(a, b):
    if __special(a, "__ne__") is None and __special(b, "__ne__") is None:
        return not _compared(0, "__eq__", "__eq__", a, b)
    return _compared(1, "__ne__", "__ne__", a, b)


def _less(a, b):
    return _compared(2, "__lt__", "__gt__", a, b)


def _less_equal(a, b):
    return _compared(3, "__le__", "__ge__", a, b)


def _greater(a, b):
    return _compared(4, "__gt__", "__lt__", a, b)


def _greater_equal(a, b):
    return _compared(5, "__ge__", "__le__", a, b)


# Arithmetic.


# NotImplemented where neither operand takes the other.
def _operated(name, reflected, a, b):
    first = __special(a, name)
    second = None if type(a) is type(b) else __special(b, reflected)
    if second is not None and first is not None and issubclass(type(b), type(a)):
        result = second(a)
        if result is not NotImplemented:
            return result
        second = None
    if first is not None:
        result = first(b)
        if result is not NotImplemented:
            return result
    return NotImplemented if second is None else second(a)


def _binary(op, name, reflected, a, b):
    if __special(a, name) is None and __special(b, reflected) is None:
        return __binary(op, a, b)
    result = _operated(name, reflected, a, b)
    if result is not NotImplemented:
        return result
    if __payload(a) is not a or __payload(b) is not b:
        return __binary(op, __payload(a), __payload(b))
    if op == 0 and type(a) in (str, list, tuple):
        kind = type(a).__name__
        raise TypeError(f'can only concatenate {kind} (not "{type(b).__name__}") to {kind}')
    __unsupported(op, False, a, b)


def _inplace(op, own, name, reflected, a, b):
    special = __special(a, own)
    if special is not None:
        result = special(b)
        if result is not NotImplemented:
            return result
    elif __special(a, name) is None and __special(b, reflected) is None:
        return __inplace(op, a, b)
    result = _operated(name, reflected, a, b)
    if result is not NotImplemented:
        return result
    if __payload(a) is not a or __payload(b) is not b:
        return __binary(op, __payload(a), __payload(b))
    __unsupported(op, True, a, b)


def _add(a, b):
    return _binary(0, "__add__", "__radd__", a, b)


def _sub(a, b):
    return _binary(1, "__sub__", "__rsub__", a, b)


def _mul(a, b):
    return _binary(2, "__mul__", "__rmul__", a, b)


def _truediv(a, b):
    return _binary(3, "__truediv__", "__rtruediv__", a, b)


def _floordiv(a, b):
    return _binary(4, "__floordiv__", "__rfloordiv__", a, b)


def _mod(a, b):
    return _binary(5, "__mod__", "__rmod__", a, b)


def _pow(a, b):
    return _binary(6, "__pow__", "__rpow__", a, b)


def _lshift(a, b):
    return _binary(7, "__lshift__", "__rlshift__", a, b)


def _rshift(a, b):
    return _binary(8, "__rshift__", "__rrshift__", a, b)


def _and(a, b):
    return _binary(9, "__and__", "__rand__", a, b)


def _or(a, b):
    return _binary(10, "__or__", "__ror__", a, b)


def _xor(a, b):
    return _binary(11, "__xor__", "__rxor__", a, b)


def _iadd(a, b):
    return _inplace(0, "__iadd__", "__add__", "__radd__", a, b)


def _isub(a, b):
    return _inplace(1, "__isub__", "__sub__", "__rsub__", a, b)


def _imul(a, b):
    return _inplace(2, "__imul__", "__mul__", "__rmul__", a, b)


def _itruediv(a, b):
    return _inplace(3, "__itruediv__", "__truediv__", "__rtruediv__", a, b)


def _ifloordiv(a, b):
    return _inplace(4, "__ifloordiv__", "__floordiv__", "__rfloordiv__", a, b)


def _imod(a, b):
    return _inplace(5, "__imod__", "__mod__", "__rmod__", a, b)


def _ipow(a, b):
    return _inplace(6, "__ipow__", "__pow__", "__rpow__", a, b)


def _ilshift(a, b):
    return _inplace(7, "__ilshift__", "__lshift__", "__rlshift__", a, b)


def _irshift(a, b):
    return _inplace(8, "__irshift__", "__rshift__", "__rrshift__", a, b)


def _iand(a, b):
    return _inplace(9, "__iand__", "__and__", "__rand__", a, b)


def _ior(a, b):
    return _inplace(10, "__ior__", "__or__", "__ror__", a, b)


def _ixor(a, b):
    return _inplace(11, "__ixor__", "__xor__", "__rxor__", a, b)


def _neg(a):
    return __special(a, "__neg__")()


def _pos(a):
    return __special(a, "__pos__")()


def _invert(a):
    return __special(a, "__invert__")()


def _divmod(a, b):
    result = _operated("__divmod__", "__rdivmod__", a, b)
    if result is NotImplemented:
        raise TypeError(
            f"unsupported operand type(s) for divmod(): '{type(a).__name__}' and '{type(b).__name__}'")
    return result


# Containers.


def _getitem(container, key):
    return __getitem(container, key)


def _setitem(container, key, item):
    __setitem(container, key, item)


def _delitem(container, key):
    __delitem(container, key)


def _contains(container, item):
    special = __special(container, "__contains__")
    if special is not None:
        return True if special(item) else False
    inner = __payload(container)
    if type(inner) in (list, tuple) or __is_lazy(container) or __special(container, "__getitem__") is not None:
        for each in container:
            if each is item or each == item:
                return True
        return False
    return __contains(container, item)


def _set_of(*items):
    result = set()
    for item in items:
        __set_add(result, item)
    return result


def _set_add(target, item):
    __set_add(target, item)


def _dict_of(*pairs):
    result = {}
    for i in range(0, len(pairs), 2):
        result[pairs[i]] = pairs[i + 1]
    return result


def _dict_set(target, key, item):
    target[key] = item


def _dict_merge(target, mapping):
    if hasattr(mapping, "keys"):
        for key in mapping.keys():
            target[key] = mapping[key]
    else:
        raise TypeError(f"'{type(mapping).__name__}' object is not a mapping")


def _extend(target, iterable):
    for item in iterable:
        target.append(item)


# A new object of a class with __new__ of its own.
def _construct(of_class, /, *args, **kwargs):
    made = of_class.__new__(of_class, *args, **kwargs)
    if isinstance(made, of_class):
        own = __special(made, "__init__")
        if own is not None:
            own(*args, **kwargs)
        elif isinstance(made, (list, dict, set, BaseException)):
            made.__init__(*args, **kwargs)
    return made


# Attributes that a property or __getattr__ of the lesson may refuse.


def getattr(object, name, *default):
    try:
        return _answer_call(getattr, (object, name), {})
    except AttributeError:
        if default:
            return default[0]
        raise


def hasattr(object, name):
    try:
        return _answer_call(hasattr, (object, name), {})
    except AttributeError:
        return False


# Iteration.


def _sequence_iterator(sequence):
    i = 0
    while True:
        try:
            item = sequence[i]
        except IndexError:
            return
        yield item
        i += 1


def _next_default(iterator, default):
    try:
        return iterator.__next__()
    except StopIteration:
        return default


def _until(function, sentinel):
    while True:
        item = function()
        if item == sentinel:
            return
        yield item


def iter(*args):
    if len(args) == 2:
        if not callable(args[0]):
            raise TypeError("iter(v, w): v must be callable")
        return _until(args[0], args[1])
    special = __special(args[0], "__iter__")
    if special is None:
        return _sequence_iterator(args[0])
    iterator = special()
    if not hasattr(iterator, "__next__"):
        raise TypeError(f"iter() returned non-iterator of type '{type(iterator).__name__}'")
    return iterator


# A loop is left before its iterator, which nobody else refers to, has ended.
def __leave(iterator):
    if type(iterator).__name__ == "generator":
        iterator.close()


def reversed(sequence):
    special = __special(sequence, "__reversed__")
    if special is not None:
        return special()
    return _reversed_items(sequence)


def _reversed_items(sequence):
    for i in range(len(sequence) - 1, -1, -1):
        yield sequence[i]


def enumerate(iterable, start=0):
    return _enumerated(iter(iterable), start)


def _enumerated(iterator, count):
    for item in iterator:
        yield count, item
        count += 1


def zip(*iterables, strict=False):
    return _zipped([iter(iterable) for iterable in iterables], strict)


def _zipped(iterators, strict):
    if not iterators:
        return
    while True:
        items = []
        for iterator in iterators:
            for item in iterator:
                items.append(item)
                break
            else:
                if strict:
                    _check_strict(iterators, len(items))
                return
        yield tuple(items)


def _check_strict(iterators, given):
    if given > 0:
        before = "argument 1" if given == 1 else f"arguments 1-{given}"
        raise ValueError(f"zip() argument {given + 1} is shorter than {before}")
    for i in range(1, len(iterators)):
        for item in iterators[i]:
            before = "argument 1" if i == 1 else f"arguments 1-{i}"
            raise ValueError(f"zip() argument {i + 1} is longer than {before}")


def map(*args):
    if len(args) < 2:
        raise TypeError("map() must have at least two arguments.")
    function, *iterables = args
    if len(iterables) == 1:
        return _mapped(function, iter(iterables[0]))
    return _mapped_together(function, _zipped([iter(iterable) for iterable in iterables], False))


def _mapped(function, iterator):
    for item in iterator:
        yield function(item)


def _mapped_together(function, items):
    for item in items:
        yield function(*item)


def filter(function, iterable):
    return _filtered(function, iter(iterable))


def _filtered(function, iterator):
    for item in iterator:
        if (item if function is None else function(item)):
            yield item


def any(iterable):
    for item in iterable:
        if item:
            return True
    return False


def all(iterable):
    for item in iterable:
        if not item:
            return False
    return True


def sum(iterable, start=0):
    for item in iterable:
        start = start + item
    return start


def list(iterable=()):
    return [item for item in iterable]


def set(iterable):
    result = set()
    for item in iterable:
        __set_add(result, item)
    return result


_absent = object()


def min(*args, key=None, default=_absent):
    return _extreme("min", args, key, default)


def max(*args, key=None, default=_absent):
    return _extreme("max", args, key, default)


def _extreme(name, args, key, default):
    first = True
    for item in args[0] if len(args) == 1 else args:
        item_key = item if key is None else key(item)
        if first or (item_key < best_key if name == "min" else item_key > best_key):
            best = item
            best_key = item_key
            first = False
    if not first:
        return best
    if default is _absent:
        raise ValueError(f"{name}() arg is an empty sequence")
    return default


# Sorting.


def sorted(iterable, *, key=None, reverse=False):
    items = [item for item in iterable]
    return _ordered(items, key, reverse)


def list_sort(items, *, key=None, reverse=False):
    former = [item for item in items]
    __list_replace(items, _ordered(former, key, reverse))


def _ordered(items, key, reverse):
    reverse = True if reverse else False
    keys = items if key is None else [key(item) for item in items]
    if not _plain(keys):
        return _merge_sorted(items, keys, reverse)
    return [items[i] for i in __sort_order(keys, reverse)]


# Whether comparing the keys calls no code of the lesson.
def _plain(keys):
    for key in keys:
        if __special(key, "__lt__") is not None or __special(key, "__gt__") is not None:
            return False
        if type(key) in (tuple, list) and not _plain(key):
            return False
    return True


# A merge sort that compares as CPython does in lists of up to 63: a run at the beginning, then insertion by
# halving.
def _merge_sorted(items, keys, reverse):
    order = [i for i in range(len(keys))]
    if reverse:
        order.reverse()
    stretch = 63
    for begin in range(0, len(order), stretch):
        _sort_stretch(order, keys, begin, begin + stretch if begin + stretch < len(order) else len(order))
    width = stretch
    while width < len(order):
        merged = []
        for begin in range(0, len(order), 2 * width):
            _merge(order[begin:begin + width], order[begin + width:begin + 2 * width], keys, merged)
        order = merged
        width *= 2
    if reverse:
        order.reverse()
    return [items[i] for i in order]


def _sort_stretch(order, keys, begin, end):
    if end - begin < 2:
        return
    at = begin + 2
    descends = True if keys[order[begin + 1]] < keys[order[begin]] else False
    while at < end and (True if keys[order[at]] < keys[order[at - 1]] else False) == descends:
        at += 1
    if descends:
        order[begin:at] = order[begin:at][::-1]
    while at < end:
        pivot = order[at]
        low = begin
        high = at
        while low < high:
            middle = (low + high) // 2
            if keys[pivot] < keys[order[middle]]:
                high = middle
            else:
                low = middle + 1
        del order[at]
        order.insert(low, pivot)
        at += 1


def _merge(left, right, keys, merged):
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if keys[right[j]] < keys[left[i]]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    merged += left[i:]
    merged += right[j:]


# Text.


# Ends the thread by an exception whose text only the lesson knows.
def _uncaught(error):
    try:
        text = str(error)
    except BaseException:
        text = "<exception str() failed>"
    __fail(error, text)


def _format(value, spec, conversion):
    if conversion == 1:
        value = str(value)
    elif conversion == 2:
        value = repr(value)
    elif conversion == 3:
        value = ascii(value)
    return format(value, spec)


def print(*values, sep=None, end=None, file=None, flush=False):
    text = (" " if sep is None else sep).join([str(value) for value in values])
    __print(text + ("\n" if end is None else end), file)


def _prompt(prompt):
    text = str(prompt)
    if text:
        __print(text, None)
    return input()


# In the order of Request.
_answers = [
    lambda a, b: True if a else False,
    lambda a, b: __special(a, "__len__")(),
    lambda a, b: __special(a, "__str__")(),
    lambda a, b: __special(a, "__repr__")(),
    lambda a, b: __special(a, "__format__")(b),
    lambda a, b: __special(a, "__hash__")(),
    lambda a, b: True if _equal(a, b) else False,
    lambda a, b: True if _not_equal(a, b) else False,
    lambda a, b: True if _less(a, b) else False,
    lambda a, b: True if _less_equal(a, b) else False,
    lambda a, b: True if _greater(a, b) else False,
    lambda a, b: True if _greater_equal(a, b) else False,
    lambda a, b: True if __special(a, "__contains__")(b) else False,
    lambda a, b: [item for item in a],
    lambda a, b: a(b),
    lambda a, b: a(),
    lambda a, b: a[b],
    lambda a, b: getattr(a, b),
    _answer_index,
    _answer_integer,
    _answer_real,
    lambda a, b: __special(a, "__abs__")(),
    _answer_round,
    _divmod,
    lambda a, b: _neg(a),
    lambda a, b: _pos(a),
    lambda a, b: _invert(a),
    lambda a, b: __special(a, "__missing__")(b),
    _add,
    _sub,
    _mul,
    _truediv,
    _floordiv,
    _mod,
    _pow,
    _lshift,
    _rshift,
    _and,
    _or,
    _xor,
]
