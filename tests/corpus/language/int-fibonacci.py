a, b = 0, 1
for _ in range(300):
    a, b = b, a + b
print(a)


def gcd(x, y):
    while y:
        x, y = y, x % y
    return x


print(gcd(a, b), gcd(2 ** 90 * 3, 2 ** 40 * 9), gcd(-12, 18), gcd(0, 5))
