for a in (7, -7, 0, 13):
    for b in (3, -3, 5):
        print(a, b, a + b, a - b, a * b, a // b, a % b, a / b, divmod(a, b))
print(2 ** 10, 2 ** -1, (-2) ** 3, -2 ** 2, 0 ** 0, 10 ** 0)
print(7 & 3, 7 | 8, 5 ^ 1, ~5, 1 << 70, -1 >> 3, (1 << 70) >> 68, -5 & 255)
print(+True, -True, True + True, True * 3, ~True)
print(abs(-3), abs(3), pow(3, 4), pow(3, 4, 5), pow(2, -1, 7), min(3, 1, 2), max([3, 1, 2]))
print(int(3.9), int(-3.9), int("42"), int("-0x1f", 16), int("101", 2), int(" 7 "), int("1_000"), int("z", 36))
print(bin(10), bin(-10), hex(255), hex(-255), oct(8), round(12345, -2), round(7), (5).bit_length())
