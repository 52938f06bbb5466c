print([x for x in range(5)], [x * y for x in range(3) for y in range(x)], {x: [y for y in range(x)] for x in range(3)}, {c for c in "aab"} == {"a", "b"}, tuple(x for x in "ab"))
x = 10
print([x for x in range(3)], x, [i for i in range(10) if i % 2 == 0 if i > 4], ["even" if i % 2 == 0 else "odd" for i in range(3)])
m = [[1, 2], [3, 4]]
print([[r[i] for r in m] for i in range(2)], [v for r in m for v in r], sum(v for r in m for v in r if v > 1), {k: v for k, v in zip("ab", range(2))}, {v: k for k, v in {"a": 1}.items()})
def f(n): return [lambda: i for i in range(n)]
print([g() for g in f(3)], [(lambda y: y + i)(1) for i in range(3)])
class C:
    a = 3
    b = [i for i in range(a)]
    def m(self): return [self.a + i for i in range(2)]
print(C.b, C().m(), [y := 1, y ** 2], any((w := n) > 3 for n in [1, 5, 2]), w)
print([a + b for a, b in [(1, 2), (3, 4)]], [a for a, *b in [(1, 2, 3)]], [b for a, *b in [(1, 2, 3)]], {i: {j: i * j for j in range(2)} for i in range(2)}, [[]] + [[x] for x in "a"], [*(x for x in range(2)), *[9]])
g = (print("lazy", i) or i for i in range(2)); print("before"); print(list(g))
print(sorted({len(w) for w in ["a", "bb", "cc"]}), max((len(w), w) for w in ["a", "bb"]), dict(enumerate(c for c in "ab")), [s.strip().upper() for s in " a , b ".split(",")], [None for _ in range(2)], [i for i in range(3) for _ in range(2)])
try:
    [z for q in range(2)]
except NameError as e:
    print(e)
try:
    q
except NameError as e:
    print(e)
primes = [n for n in range(2, 30) if all(n % p for p in range(2, int(n ** 0.5) + 1))]; print(primes)
def outer():
    k = 2
    return [k * i for i in range(3)], {k + i for i in range(2)}, (lambda: [k for _ in range(2)])()
print(outer())
print([f"{i}:{j}" for i in range(2) for j in "xy" if (i, j) != (0, "x")], [0] * 3, [x for x in [1, [2, 3]] if isinstance(x, list)][0][1])
