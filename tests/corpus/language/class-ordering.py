class V:
    def __init__(self, n, t=""): self.n, self.t = n, t
    def __lt__(self, o): return self.n < o.n
    def __repr__(self): return f"V{self.n}{self.t}"
l = [V(3), V(1), V(2)]
print(sorted(l), sorted(l, reverse=True), min(l), max(l), l)
l.sort(); print(l)
print(V(1) < V(2), V(1) > V(2))
try:
    V(1) <= V(2)
except TypeError as e:
    print(e)
try:
    V(1) < 3
except AttributeError as e:
    print(e)
stable = sorted([V(2, "a"), V(1, "b"), V(2, "c"), V(1, "d")])
print(stable)
print(sorted([V(2, "a"), V(1, "b"), V(2, "c"), V(1, "d")], reverse=True))
print(sorted("banana split", key=lambda c: (c != "a", c)))
words = ["pear", "fig", "banana", "kiwi"]
print(sorted(words, key=len), sorted(words, key=lambda w: -len(w)), max(words, key=len), min(words, key=lambda w: w[-1]))
words.sort(key=lambda w: w[1], reverse=True); print(words)
print(max([1, 5, 3], key=lambda x: -x), min({"a": 3, "b": 1}.items(), key=lambda kv: kv[1]))
print(max([], default="none"), min((x for x in []), default=None), max((x * x for x in range(-3, 3))))
try:
    min([])
except ValueError as e:
    print(e)
try:
    max(x for x in [])
except ValueError as e:
    print(e)
try:
    sorted([1, "a"])
except TypeError as e:
    print(e)
try:
    sorted([V(1), 2])
except (TypeError, AttributeError) as e:
    print(e)
print(sorted([(1, V(2)), (1, V(1))]))
calls = []
class C:
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        calls.append((self.n, o.n)); return self.n < o.n
sorted([C(3), C(1), C(2), C(5), C(4)])
print(calls)
print(sorted(range(20), key=lambda x: (x % 3, -x)))
print(sorted([3, 1, 2], key=str), sorted({"b": 1, "a": 2}), sorted(["B", "a", "C"], key=str.lower))
