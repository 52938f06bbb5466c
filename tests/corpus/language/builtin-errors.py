print(abs(-3), all([]), any([0, ""]), bin(3), bool([]), callable(print), chr(97), divmod(7, 2), list(enumerate("ab")), list(filter(None, [0, 1])), float("1.5"), hash("a") == hash("a"), hex(16), int("5"), isinstance(1, int), issubclass(bool, int), len("abc"), list(map(int, "12")), max(1, 2), min([3, 2]), next(iter([5])), oct(8), ord("a"), pow(2, 3), list(range(2)), repr("x"), list(reversed("ab")), round(1.5), sorted([2, 1]), str(1), sum([1]), tuple("a"), type(1), list(zip("a", [1])), id(1) == id(1), ascii("é"), format(3.14159, ".2f"))
print(list(map(lambda a, b, c: a + b + c, [1, 2], [3, 4], [5, 6])), list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(enumerate([], 5)), sum([], 5), sum((i for i in range(4)), 10), max("abc", key=ord), min((3, "c"), (1, "z")), sorted(["b", "A"], key=str.lower), sorted([(2, "a"), (1, "b")]), list(reversed(range(3))), round(-0.5), round(2.567, 1), round(10, -1), int(-0.9))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as e:
    print(e)
for bad in (lambda: abs(), lambda: len(1), lambda: int([]), lambda: max(1), lambda: max(), lambda: sum(1), lambda: sorted(1), lambda: range("a"), lambda: range(1, 2, 0), lambda: next([]), lambda: iter(1), lambda: ord(1), lambda: chr("a"), lambda: isinstance(1, 2), lambda: hash([]), lambda: float([]), lambda: map(1), lambda: list(map(5, [1])), lambda: zip(1), lambda: enumerate(1), lambda: reversed(1), lambda: reversed({1}), lambda: pow("a", 2), lambda: divmod("a", 1), lambda: round("a"), lambda: bin("a"), lambda: min(1, "a"), lambda: sum([1, "a"]), lambda: print(sep=1), lambda: len(), lambda: len([], []), lambda: int("1", "2"), lambda: bool(1, 2), lambda: dict(1), lambda: tuple(1), lambda: set(1), lambda: filter(None, 1), lambda: any(1), lambda: type(), lambda: input(1, 2), lambda: print("a", foo=1), lambda: sorted([1], foo=2), lambda: str(1, 2, 3, 4), lambda: list(1, 2), lambda: range(), lambda: range(1.5), lambda: callable(), lambda: getattr(1, "foo"), lambda: issubclass(1, int)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(type(1).__name__, type("").__name__, type([]).__name__, type({}).__name__, type(()).__name__, type(1.0).__name__, type(None).__name__, type(True).__name__, type(set()).__name__, type(range(1)).__name__, type(lambda: 0).__name__, type(print).__name__, type(type).__name__, type(Exception()).__name__, type({}.keys()).__name__, type(iter([])).__name__, type(enumerate([])).__name__, type(zip()).__name__, type(reversed([])).__name__, type(...).__name__, type(NotImplemented).__name__, type("".join).__name__)
print(isinstance([], (list, tuple)), isinstance({}, dict), isinstance(1.0, int), isinstance(range(1), range), type([]) is list, type(1) == type(2), int is int, [int, str, list], {int: "i"}[int], str(int), repr(list), print, len)
it = iter([1, 2, 3]); print(next(it), list(it), next(it, "end")); c = iter(lambda: 5, 5); print(list(c)); n = [0]
def tick(): n[0] += 1; return n[0]
print(list(iter(tick, 4)))
print(print("x", end=""), None, True and 1, 0 or [], not [], 1 if [] else 2, (1, 2)[-1], {1, 2} == {2, 1})
print("a", "b", sep=""); print(); print("", end="\n"); print(1, 2.0, "three", None, True, [4], (5,), {"six": 6}, sep=" | "); print("no newline", end=""); print("!"); print("multi\nline\ttab"); print(*[1, 2, 3]); print(*"abc", sep="-", end=".\n"); print("flush", flush=True); import sys; print("to stderr", file=sys.stderr); print("to stdout", file=sys.stdout)
print(max([1, 2], [1, 3]), max("b", "a"), min(2, 1.5), max(1, True), max([0.1, 0]), sorted([True, False, 2]), sorted([1.5, 1]), list(range(10))[slice(2, 8, 3)], int(True), float(True), str(True))
