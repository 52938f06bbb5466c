l = list(range(10))
print(l[2:5], l[:3], l[7:], l[-3:], l[:-7], l[::3], l[1::4], l[::-2], l[8:2:-2], l[-2:-6:-1], l[20:], l[3:3])
l[2:4] = ["a", "b", "c"]
print(l)
l[0:0] = [-1]
l[len(l):] = [10]
print(l)
l[1:3] = []
print(l)
l[::2] = [0] * len(l[::2])
print(l)
del l[1:3]
print(l)
del l[::2]
print(l)
l[:] = "xyz"
print(l)
l[1:2] = l
print(l)
try:
    l[::2] = [1]
except ValueError as error:
    print(error)
try:
    l[::0]
except ValueError as error:
    print(error)
t = (1, 2, 3, 4)
print(t[1:3], t[::-1], "hello"[1:4], "hello"[::-1], t[-1:0:-2])
a = [1, 2, 3]
a[-1] = 9
a[0] += 5
print(a)
