a, b = 1, 2
a, b = b, a
print(a, b)
(x, y), z = (1, 2), 3
print(x, y, z)
first, *rest = [1, 2, 3, 4]
*init, last = "abc"
head, *middle, tail = (1, 2)
print(first, rest, init, last, head, middle, tail)
[p, [q, r]] = [1, (2, 3)]
print(p, q, r)
m = n = [0]
m.append(1)
print(m, n, m is n)
values = [1, 2, 3]
values[0], values[2] = values[2], values[0]
print(values)
i = 0
i, values[i] = 1, 9
print(i, values)
for k, (u, v) in [(1, (2, 3)), (4, (5, 6))]:
    print(k, u, v)
d = {}
d["a"], d["b"] = 1, 2
print(d)
x = 5
x += 2
x -= 1
x *= 3
x //= 4
x **= 3
x %= 37
x <<= 2
x |= 1
x &= 0xFF
x ^= 3
x >>= 1
print(x)
s = "a"
s += "b"
s *= 3
print(s)
l = [1]
l += (2, 3)
l *= 2
print(l)
t = (1,)
t += (2,)
print(t)
y = 7
y /= 2
print(y)
if (size := len(l)) > 3:
    print("long", size)
print([w := 1, w + 1], w)
try:
    a, b = [1, 2, 3]
except ValueError as error:
    print(error)
try:
    a, b, c = [1, 2]
except ValueError as error:
    print(error)
try:
    a, *b, c = [1]
except ValueError as error:
    print(error)
try:
    a, b = 5
except TypeError as error:
    print(error)
