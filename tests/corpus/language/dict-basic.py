d = {"a": 1, "b": 2}
d["c"] = 3
d["a"] = 10
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, "z" not in d)
print(list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.pop("b"), d.pop("q", None), d.setdefault("x", []), d.setdefault("a", 5), d)
d.update({"y": 1}, z=2)
d.update([("w", 3)])
print(d, d.popitem(), d)
del d["x"]
for key in d:
    print(key, end=" ")
print()
for key, value in d.items():
    print(key, value, end="; ")
print()
print(dict(a=1, b=2), dict([("x", 1)]), dict({"k": 1}, l=2), {**d, "n": 0}, {1: "int", 1.0: "float", True: "bool"})
print({"a": 1} == {"a": 1}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == {}, {"a": 1} != {"a": 2}, {"a": 1} | {"b": 2})
print(dict.fromkeys("ab", 0), dict.fromkeys([1, 2]), sorted(d), min(d), sum({1: 2, 3: 4}.values()))
print("a" in d.keys(), 10 in d.values(), ("a", 10) in d.items())
e = d.copy()
e.clear()
print(e, bool(e), len(d), {i: i * i for i in range(4)}, {v: k for k, v in {"a": 1}.items()})
counts = {}
for c in "mississippi":
    counts[c] = counts.get(c, 0) + 1
print(counts, sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
nested = {"a": {"b": [1, {"c": None}]}}
nested["a"]["b"][1]["c"] = "deep"
print(nested)
for bad in (lambda: d["nope"], lambda: {}[1], lambda: {}[(1, 2)], lambda: {}.popitem(), lambda: {}.pop("k"), lambda: {[]: 1}, lambda: {}["it's"]):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
try:
    for key in d:
        d[key + "2"] = 1
except RuntimeError as error:
    print(error)
