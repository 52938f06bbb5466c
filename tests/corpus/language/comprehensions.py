print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in range(3) for y in range(x)])
print({x: x * x for x in range(3)}, {len(w): w for w in ["a", "bb", "c"]}, sorted({x % 3 for x in range(10)}))
print([[i * j for j in range(3)] for i in range(3)], [c for row in ["ab", "cd"] for c in row], [y := 1, y + 1], [a + b for a, b in [(1, 2), (3, 4)]])
x = "outer"
print([x for x in range(2)], x)
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], list(zip(*matrix)), sum(v for row in matrix for v in row))


def f():
    n = 10
    return [i + n for i in range(3)], [(lambda: i + n)() for i in range(2)]


print(f(), [k for k in {"a": 1, "b": 2}], {k: v for v, k in enumerate("ab")}, any(x > 3 for x in range(5)), all(x for x in []))
print([last for *_, last in [(1, 2, 3), (4, 5)]], ["".join(p) for p in zip("ab", "cd")], [i for i in range(20) if not i % 5 or i == 7])
