l = [3, 1, 2]
l.append(5)
l.insert(0, 9)
l.insert(-1, 7)
l.insert(100, 8)
l.extend([1, 1])
l.extend("ab")
print(l, len(l), l.count(1), l.index(1), l.index(1, 3))
print(l.pop(), l.pop(0), l.pop(-2), l)
l.remove(1)
l.reverse()
print(l)
print(l[0], l[-1], l[1:3], l[::-1], l[:], l[-2:], l[5:1], l[::3])
print([1, 2] + [3], [0] * 3, 2 * [1, 2], [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [1], [[1]] == [[1]])
copy = l.copy()
copy.clear()
print(copy, len(l), 1 in l, 99 in l, l is l, l[:] is l)
nested = [[0] * 2] * 2
nested[0][0] = 1
print(nested)
grid = [[0] * 2 for _ in range(2)]
grid[0][0] = 1
print(grid)
loop = [1]
loop.append(loop)
print(loop, loop[1][1][0])
print(list((1, 2)), list({"a": 1}), list("ab"), list(range(3)), list())
print(sum([1, 2, 3]), sum([[1], [2]], []), min([3, 1]), max([3, 1]), any([0, 1]), all([0, 1]), any([]), all([]))
del l[0]
del l[-1:]
print(l)
for bad in (lambda: [][0], lambda: [1][5], lambda: [].pop(), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1]["a"], lambda: [1] + 1, lambda: [1, "a"] < ["a", 1], lambda: [1].pop(3)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
