_absent = object()


class FrozenInstanceError(AttributeError):
    pass


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


MISSING = _Missing()


class KW_ONLY:
    pass


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = metadata
        self.kw_only = kw_only

    def _has_default(self):
        return self.default is not MISSING or self.default_factory is not MISSING


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
          metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata or {}, kw_only)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    if order and not eq:
        raise ValueError("eq must be true if order is true")

    def decorated(made):
        return _processed(made, init, repr, eq, order, unsafe_hash, frozen, kw_only)

    return decorated if cls is None else decorated(cls)


def _processed(cls, init, repr, eq, order, unsafe_hash, frozen, kw_only):
    known = {}
    for ancestor in reversed(cls.__mro__[1:]):
        for each in getattr(ancestor, "__dataclass_fields__", {}).values():
            known[each.name] = each
    for ancestor in cls.__mro__[1:]:
        if "__dataclass_fields__" in _own(ancestor) and frozen != ancestor.__dataclass_frozen__:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one" if not frozen else
                            "cannot inherit frozen dataclass from a non-frozen one")
    own = _own(cls)
    for name, annotation in own.get("__annotations__", {}).items():
        if annotation.startswith("ClassVar") or annotation.startswith("typing.ClassVar"):
            continue
        if annotation == "KW_ONLY" or annotation.endswith(".KW_ONLY"):
            kw_only = True
            continue
        known[name] = _field_of(cls, name, annotation, own.get(name, MISSING), kw_only)
    cls.__dataclass_fields__ = known
    cls.__dataclass_frozen__ = frozen
    every = [each for each in known.values()]
    cls.__match_args__ = tuple([each.name for each in every if each.init and each.kw_only is not True])
    if init:
        _give(cls, "__init__", _init_of(cls, every, frozen))
    if repr and "__repr__" not in own:
        _give(cls, "__repr__", _repr_of(every))
    compared = [each for each in every if each.compare]
    if eq and "__eq__" not in own:
        _give(cls, "__eq__", _eq_of(compared))
    if order:
        _give_order(cls, own, compared)
    if frozen:
        _freeze(cls, every)
    has_hash = own.get("__hash__", None) is not None
    if unsafe_hash or (eq and frozen and not has_hash):
        hashed = [each for each in every if (each.compare if each.hash is None else each.hash)]
        _give(cls, "__hash__", _hash_of(hashed))
    elif eq and not has_hash:
        cls.__hash__ = None
    return cls


def _own(cls):
    return getattr(cls, "__dict__", {})


def _give(cls, name, function):
    function.__name__ = name
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    setattr(cls, name, function)


def _field_of(cls, name, annotation, default, kw_only):
    made = default
    if not isinstance(default, Field):
        made = Field(default, MISSING, True, True, None, True, {}, MISSING)
    elif made.default is not MISSING:
        setattr(cls, name, made.default)
    else:
        delattr(cls, name)
    if isinstance(made.default, (list, dict, set)):
        raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: "
                         "use default_factory")
    made.name = name
    made.type = annotation
    if made.kw_only is MISSING:
        made.kw_only = kw_only
    return made


def _listed(names):
    quoted = [f"'{name}'" for name in names]
    if len(quoted) < 3:
        return " and ".join(quoted)
    return ", ".join(quoted[:-1]) + ", and " + quoted[-1]


def _init_of(cls, every, frozen):
    positional = [each for each in every if each.init and not each.kw_only]
    named = [each for each in every if each.init and each.kw_only]
    seen_default = False
    for each in positional:
        if each._has_default():
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default argument '{each.name}' follows default argument")
    title = f"{cls.__qualname__}.__init__()"
    required = len([each for each in positional if not each._has_default()])

    def check(args, kwargs):
        if len(args) > len(positional):
            most = len(positional) + 1
            takes = f"{most}" if required == len(positional) else f"from {required + 1} to {most}"
            noun = "argument" if most == 1 else "arguments"
            raise TypeError(f"{title} takes {takes} positional {noun} but {len(args) + 1} were given")
        for name in kwargs:
            if all([each.name != name for each in positional + named]):
                raise TypeError(f"{title} got an unexpected keyword argument '{name}'")
        for each in positional[:len(args)]:
            if each.name in kwargs:
                raise TypeError(f"{title} got multiple values for argument '{each.name}'")
        for group, kind in ((positional[len(args):], "positional"), (named, "keyword-only")):
            missing = [each.name for each in group if not each._has_default() and each.name not in kwargs]
            if missing:
                noun = "argument" if len(missing) == 1 else "arguments"
                raise TypeError(f"{title} missing {len(missing)} required {kind} {noun}: {_listed(missing)}")

    def __init__(self, /, *args, **kwargs):
        check(args, kwargs)
        at = 0
        for each in every:
            if each.init and not each.kw_only and at < len(args):
                value = args[at]
                at += 1
            elif each.init and each.name in kwargs:
                value = kwargs[each.name]
            elif each.default is not MISSING:
                value = each.default
            elif each.default_factory is not MISSING:
                value = each.default_factory()
            else:
                continue
            __store_field(self, each.name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    return __init__


def _repr_of(every):
    shown = [each for each in every if each.repr]

    def __repr__(self):
        parts = [f"{each.name}={getattr(self, each.name)!r}" for each in shown]
        return f"{type(self).__qualname__}({', '.join(parts)})"

    return __repr__


def _values(self, compared):
    return tuple([getattr(self, each.name) for each in compared])


def _eq_of(compared):
    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return _values(self, compared) == _values(other, compared)

    return __eq__


def _hash_of(hashed):
    def __hash__(self):
        return hash(_values(self, hashed))

    return __hash__


def _give_order(cls, own, compared):
    def __lt__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return _values(self, compared) < _values(other, compared)

    def __le__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return _values(self, compared) <= _values(other, compared)

    def __gt__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return _values(self, compared) > _values(other, compared)

    def __ge__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return _values(self, compared) >= _values(other, compared)

    for name, function in (("__lt__", __lt__), ("__le__", __le__), ("__gt__", __gt__), ("__ge__", __ge__)):
        if name in own:
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                            "Consider using functools.total_ordering")
        _give(cls, name, function)


def _freeze(cls, every):
    names = [each.name for each in every]

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        object.__delattr__(self, name)

    _give(cls, "__setattr__", __setattr__)
    _give(cls, "__delattr__", __delattr__)


def fields(class_or_instance):
    known = getattr(class_or_instance, "__dataclass_fields__", None)
    if known is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([each for each in known.values()])


def is_dataclass(obj):
    return hasattr(obj, "__dataclass_fields__")


def _is_instance(obj):
    return hasattr(type(obj), "__dataclass_fields__")


def _copied(value, as_fields, dict_factory, tuple_factory):
    if _is_instance(value):
        return as_fields(value)
    if isinstance(value, (list, tuple)):
        return type(value)([_copied(item, as_fields, dict_factory, tuple_factory) for item in value])
    if isinstance(value, dict):
        return {_copied(key, as_fields, dict_factory, tuple_factory):
                _copied(item, as_fields, dict_factory, tuple_factory) for key, item in value.items()}
    return value


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")

    def as_dict(value):
        return dict_factory([(each.name, _copied(getattr(value, each.name), as_dict, dict_factory, tuple))
                             for each in fields(value)])

    return as_dict(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")

    def as_tuple(value):
        return tuple_factory([_copied(getattr(value, each.name), as_tuple, dict, tuple_factory)
                              for each in fields(value)])

    return as_tuple(obj)


def replace(obj, /, **changes):
    for each in fields(obj):
        if not each.init:
            if each.name in changes:
                raise ValueError(f"field {each.name} is declared with init=False, it cannot be specified with "
                                 "replace()")
        elif each.name not in changes:
            changes[each.name] = getattr(obj, each.name)
    return type(obj)(**changes)
