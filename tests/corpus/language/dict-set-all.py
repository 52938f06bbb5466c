d = {"a": 1, "b": 2}
d["c"] = 3; d.update({"d": 4}, e=5); d.update([("f", 6)]); print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, list(d), list(d.values()), list(d.items()), d.pop("a"), d.pop("zz", None), d.popitem(), d.setdefault("n", []), d)
del d["b"]; print(d, d.keys(), d.values(), d.items(), d == {"n": [], "c": 3, "d": 4, "e": 5}, {**d, "x": 1}, d | {"y": 2}, dict(a=1), dict([("a", 1)]), dict(zip("ab", [1, 2])), dict.fromkeys("ab", 0), d.copy() is d)
for k, v in d.items(): print(k, v, end=" ")
print(); print({k: v for k, v in sorted(d.items(), key=lambda kv: str(kv[1]))}, {1: "a", 1.0: "b", True: "c"}, {(1, 2): 3}[1, 2], sorted(d), max(d, key=lambda k: str(d[k])), {"a": {"b": {"c": 1}}}["a"]["b"]["c"])
for bad in (lambda: {}["x"], lambda: {}.popitem(), lambda: {[]: 1}, lambda: {}.pop("q"), lambda: {1: 2}[3], lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {} < {}, lambda: {}["a"]["b"], lambda: {{}: 1}, lambda: set([[]]), lambda: {1} + {2}, lambda: {1}.remove(5), lambda: set().pop(), lambda: {1}[0], lambda: dict(5), lambda: {1, 2} < 5, lambda: {1} | [2], lambda: {}.foo, lambda: hash({}), lambda: hash(set())):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
try:
    for k in d: d[k + "x"] = 1
except RuntimeError as e:
    print(e)
d = {i: i for i in range(5)}
try:
    for k in d: del d[k]
except RuntimeError as e:
    print(e)
s = {3, 1, 2}; s.add(4); s.add(1); s.discard(9); s.remove(3); print(sorted(s), len(s), 2 in s, sorted(s | {7}), s & {1, 2, 9}, sorted(s - {1}), sorted(s ^ {1, 100}), {1, 2} <= {1, 2, 3}, {1, 2} < {1, 2}, {1} == {1}, s.isdisjoint({50}), {1}.issubset({1, 2}), {1, 2}.issuperset([1]), sorted({1}.union([2], (3,))), {1, 2}.intersection([2]), {1, 2}.difference([2]), sorted({1, 2}.symmetric_difference([2, 3])))
s |= {10, 11}; s &= {10, 4, 1}; s -= {4}; s ^= {1, 5}; print(sorted(s), set(), {1}, bool(set()), set("aab") == {"a", "b"}, len({1, 1.0, True}), {x for x in [1, 1]})
s2 = s.copy(); s2.update([1], {2}); s2.difference_update([1]); s2.intersection_update([2, 10]); print(sorted(s2), s2 == s, sorted(s2 | s))
print({"x": [1, 2], "y": {"z": None}}, {1: {2: {3: 4}}}, {True: 1}, {None: 0}, {1.5: "f"}, {"a b": "c'd"}, str({}), repr({"k": (1,)}))
c = {}
for w in "the cat sat on the mat the end".split(): c[w] = c.get(w, 0) + 1
print(sorted(c.items(), key=lambda kv: (-kv[1], kv[0]))[:3])
g = {}
for n in range(10): g.setdefault(n % 3, []).append(n)
print(g, list(reversed(g)), list(reversed(g.items())), next(iter(g)), [*g], {**g} == g, g.keys() & {1, 5}, sorted(g.keys() | {9}), 1 in g.keys(), [0, 3, 6, 9] in g.values(), (1, [1, 4, 7]) in g.items(), len(g.items()))
big = {i: str(i) for i in range(1000)}
for i in range(0, 1000, 2): del big[i]
print(len(big), sum(big), list(big)[:5], big[999], 500 in big); big.clear(); print(big)
inv = {v: k for k, v in {"a": 1, "b": 2}.items()}; print(inv, dict(sorted({"b": 1, "a": 2}.items())), {"a": 1}.items() == {"a": 1}.items(), {"a": 1}.keys() == {"a"}, {} == {}, {"a": 1} != {"a": 2})
d1 = {"a": 1}; d1 |= {"b": 2}; print(d1, d1.keys() - {"a"}, list(d1.keys())[0], min(d1), sum(d1.values()), any(d1), all(d1.values()))
