t = (1, "a", 2.5)
print(t, t[0], t[-1], t[1:], len(t), t + (3,), t * 2, (), (1,), 1 in t, t.index("a"), t.count(1))
print((1, 2) < (1, 3), (1, 2) == (1, 2), (1,) < (1, 0), hash((1, 2)) == hash((1, 2)), tuple([1, 2]), tuple("ab"))
d = {(0, 0): "origin", (1, 0): "right"}
print(d[0, 0], d[(1, 0)], (2, 2) in d)


def pair():
    return 1, 2


x, y = pair()
print(x, y, pair())
for bad in (lambda: t[9], lambda: hash(([],))):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
try:
    t[0] = 5
except TypeError as error:
    print(error)
mixed = ([],)
mixed[0].append(1)
print(mixed)
try:
    mixed[0] += [2]
except TypeError as error:
    print(error, mixed)
print(((1, 2), [3, (4,)], {5: (6,)}), (None, True, "x'y"))
