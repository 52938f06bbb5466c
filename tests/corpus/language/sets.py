a, b = {1, 2, 3, 2}, {3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), len(a), 2 in a, 9 in a, a == {3, 2, 1}, set() == set([]))
print({1, 2} < {1, 2, 3}, {1, 2} <= {1, 2}, {1} > set(), {1}.isdisjoint({2}), a.issubset({1, 2, 3, 4}), a.issuperset({1}))
a.add(7)
a.discard(1)
a.discard(100)
a.remove(2)
a.update([8, 9])
print(sorted(a), sorted(set("hello")), {5}, set(), bool(set()), sorted(a.union([0])), sorted(a.intersection([7, 8])), sorted(a.difference([7])))
c = a.copy()
c.clear()
a &= {7, 8}
a |= {1}
a -= {8}
print(sorted(a), c)
try:
    a.remove(55)
except KeyError as error:
    print(error)
try:
    {[]}
except TypeError as error:
    print(error)
seen = set()
print([x for x in "mississippi" if not (x in seen or seen.add(x))])
