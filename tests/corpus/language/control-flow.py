for i in range(5):
    if i == 1:
        continue
    if i == 4:
        break
    print(i)
else:
    print("not reached")
for i in []:
    pass
else:
    print("empty loops have an else too")
n = 10
while n > 0:
    n -= 3
    if n == 4:
        print("four")
        continue
    if n < 2:
        print("leaving at", n)
        break
else:
    print("not reached either")
while n < 3:
    n += 1
else:
    print("ended by itself at", n)
for i in range(3):
    for j in range(3):
        if j == i:
            break
        print(i, j)
    else:
        print("whole row", i)
for i in range(10, 0, -3):
    print(i, end=",")
print()
for x in (1, "two", 3.0, None, [4]):
    if x == 1:
        print("one")
    elif x == "two":
        print("2")
    elif x is None:
        pass
    else:
        print("other", x)
print(list(range(3)), list(range(2, 8, 2)), list(range(5, 2)), range(3), range(1, 10, 2), len(range(0, 10, 3)))
print(range(10)[3], range(10)[-1], range(0, 10, 2)[1:3], 4 in range(0, 10, 2), 5 in range(0, 10, 2), range(3) == range(0, 3))
