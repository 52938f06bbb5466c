def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


print(factorial(60))
print(factorial(60) // factorial(58), factorial(60) % 1000007, factorial(30) - factorial(29))
big = 2 ** 200
print(big, -big, big >> 150, big << 3, big & (2 ** 64 - 1), (big + 5) | 2, (big + 5) ^ big)
print(-big // 7, -big % 7, big // -7, big % -7, divmod(-big, 10 ** 9))
print(big == 2 ** 200, big < big + 1, big != -big, hash(big) == hash(2 ** 200), bool(big - big))
print(9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 9223372036854775807)
print(281474976710656 * 281474976710656, 140737488355327 + 1, -140737488355328 - 1, 140737488355328 - 1)
print(int("1" * 60), len(str(3 ** 1000)), (10 ** 40) // (10 ** 20), 10 ** 40 % 7)
print(float(2 ** 100), 2 ** 100 / 2 ** 99, 10 ** 30 / 3, int(1e30))
print(pow(7, 10 ** 30, 10 ** 18), (2 ** 521 - 1).bit_length())
total = 0
for i in range(200):
    total = total * 31 + i
print(total)
