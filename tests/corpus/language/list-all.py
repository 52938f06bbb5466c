l = [5, 3, 8, 1]
l.append(9); l.insert(0, 0); l.insert(-1, 7); l.insert(100, 100); l.extend((4, 4)); print(l, len(l), l.count(4), l.index(8), l.pop(), l.pop(0), l)
l.remove(8); l.reverse(); print(l, l[1:3], l[::-1], l[-2:], l[:0], l[::2], l[10:], l[-100:2])
l[0] = "a"; l[1:3] = [1, 2, 3, 4]; print(l); l[::2] = [0] * len(l[::2]); print(l); del l[0]; del l[1:3]; print(l); del l[::2]; print(l); l[len(l):] = [9, 9]; l[0:0] = [7]; print(l); l[:] = []; print(l, not l)
a = [1, 2]; b = a; c = a[:]; b += [3]; a = a + [4]; print(a, b, c, [1, 2] * 2, [[0]] * 2, [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [1], [2] > [1, 5], a is b)
m = [[0] * 3 for _ in range(2)]; m[0][1] = 5; print(m, [row[1] for row in m], [x for row in m for x in row], list(zip(*m)), [list(r) for r in zip(*m)])
print([x for x in range(10) if x % 2 if x > 3], [x if x % 2 else -x for x in range(5)], [(x, y) for x in range(2) for y in "ab"], [[j for j in range(i)] for i in range(3)], {x: x * x for x in range(3)}, {x % 3 for x in range(10)} == {0, 1, 2}, [y := 5, y + 1], [a for a, b in [(1, 2)]], [i for i in range(5) if (sq := i * i) > 3], sq)
first, *rest = [1, 2, 3]; *init, last = "abc"; x, (y, z), w = 1, (2, 3), 4; p, *q, r = range(5); print(first, rest, init, last, x, y, z, w, p, q, r)
for bad in (lambda: [1][5], lambda: [].pop(), lambda: [1].pop(3), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1, 2]["a"], lambda: [1] + (2,), lambda: [1] * 1.5, lambda: [3, "a"].sort(), lambda: [1, 2].foo(), lambda: [1] < 2, lambda: [1][1.0], lambda: [1].append(), lambda: [1].append(1, 2), lambda: list(5), lambda: [1].insert(1), lambda: [].sort(lambda x: x), lambda: sum(["a"]), lambda: max([1, "a"])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
try:
    a, b = [1, 2, 3]
except ValueError as e:
    print(e)
try:
    a, b, c = [1, 2]
except ValueError as e:
    print(e)
try:
    a, *b, c = [1]
except ValueError as e:
    print(e)
try:
    l = [1, 2, 3]; l[5] = 1
except IndexError as e:
    print(e)
try:
    l[0:2:2] = [1, 2, 3]
except ValueError as e:
    print(e)
try:
    a, b = 5
except TypeError as e:
    print(e)
l = [1, 2, 3, 4]
for x in l:
    if x == 2: l.remove(x)
print(l)
n = [1, [2, [3]]]; n2 = n.copy(); n2[1].append(9); print(n, n2 is n, n2 == n); n.append(n); print(n)
print(list("abc"), list(range(3)), list({"a": 1}), list((1, 2)), list(reversed([1, 2, 3])), list(enumerate("ab", 1)), tuple([1]), [None] * 2, [1, 2, 3].__len__(), [*range(3), *"ab"], list(map(str, [1, 2])), sorted([3, 1, 2], reverse=True), [3, 1, 2].sort(), any([0, 1]), all([]), 3 in [1, 2, 3], sum([1, 2], 10), min([3, 1]), max(["a", "bb"], key=len))
t = (1, 2, 3); print(t[0], t[-1], t[1:], t + (4,), t * 2, len(t), t.count(1), t.index(2), 2 in t, (1,), (), (1, 2) < (1, 3), hash((1, 2)) == hash((1, 2)), t == (1, 2, 3), tuple("ab"), tuple(range(2)))
try:
    t[0] = 5
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
s = slice(1, 3); print([1, 2, 3, 4][s], s, s.start, "abcd"[s])
q = [3, 1, 2]; q.sort(key=lambda x: -x); print(q); q.sort(reverse=False); print(q); q.clear(); print(q)
print([1, 2, 3] == [1, 2, 3.0], [1] != [2], [[1, 2], [3]] == [[1, 2], [3]], [True] == [1], list(filter(lambda x: x > 1, [1, 2, 3])), [x for x in (1, 2, 3)][::-1])
for i, (a, b) in enumerate(zip([1, 2], [3, 4])): print(i, a, b, end="; ")
print()
for i in range(10, 0, -3): print(i, end=" ")
else: print("else")
i = 0
while True:
    i += 1
    if i == 3: continue
    if i > 5: break
    print(i, end=",")
print(i, range(5), range(0, 10, 2)[1], len(range(0, 10, 3)), 4 in range(0, 10, 2), list(range(5, 0, -1)), range(3) == range(0, 3), range(10)[2:5], list(range(-3, 3)), range(5).index(3), range(5)[-1])
