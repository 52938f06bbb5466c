print(7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 3), 7 / 2, 2 ** 10, 2 ** -1, 0 ** 0, (-2) ** 3, pow(2, 10, 1000), pow(3, -1, 7), -7 // 2.0, -7 % 3.0, 7.5 % 2)
print(2 ** 100, -2 ** 100, 3 ** 200 % 1000007, 2 ** 64 - 1, (1 << 70) >> 65, 10 ** 30 // 7, 10 ** 30 % 7, -(10 ** 30) // 7, divmod(-10 ** 25, 10 ** 12 + 1))
print(0b1010, 0o17, 0xFF, 1_000_000, int("0x1f", 16), int("1010", 2), int("z", 36), int(" 42 "), int("-7"), int(3.9), int(-3.9), int("1_000"), int(True), int("0b11", 0))
print(hex(255), oct(8), bin(5), hex(-255), bin(-5), (255).bit_length(), (-8).bit_length(), bin(2 ** 70).count("1"), (5).bit_count())
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 5, 100 >> 3, -1 >> 1, -5 & 0xFF, ~0, 2 ** 70 & 2 ** 69 + 1, -(2 ** 70) >> 3, (2 ** 70) ^ 1, -(2**70) | 5)
print(abs(-5), round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(5), max(1, 2.5), min(3, 1, 2), sum([1, 2, 3]), sum([0.1] * 3), sum([[1], [2]], []))
print(1 == 1.0, 1 is True, True + True, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 10 ** 20 == 1e20, 10 ** 23 == 1e23, 1 < 2 < 3, 1 < 3 > 2, not 0, hash(2 ** 61 - 1), hash(-1), hash(1.0), hash(2 ** 100))
print(0.1 + 0.2, 1e16, 1e15, 123456789.123456789, 1e-5, 0.0001, 1.0, -0.0, 1e300 * 1e10, float("1e3"), float("inf"), float("-inf"), 3.0 // 2, 1e22, 1.5e-10, 100000000000000000.0, 5e-324, 1.7976931348623157e308, 0.1 + 0.7)
print((0.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), 3.7 // 1, int(1e20), 7.0, 2.50, 1/3, 2/3, 10/3, 1e3)
print(10 ** 50, len(str(2 ** 1000)), str(3 ** 100), 123456789 ** 5, (10 ** 40 + 1) * (10 ** 40 - 1), (10 ** 40) // (10 ** 20 - 1), 2 ** 200 > 2 ** 199, -2 ** 63, 2 ** 63, 2 ** 47, 2 ** 48, -(2 ** 47), -(2 ** 47) - 1, 2 ** 47 * 2, (2 ** 47) - (2 ** 48))
for bad in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 % 0, lambda: int("a"), lambda: int(""), lambda: int("1.5"), lambda: int(None), lambda: float("x"), lambda: 1 << -1, lambda: 2 ** 10000 * 1.0, lambda: 10 ** 400 / 3, lambda: int(float("inf")), lambda: int(float("nan")), lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: divmod(1, 0), lambda: 1 + "a", lambda: "a" + 1, lambda: [] + 1, lambda: 1 + None, lambda: 1 < "a", lambda: 1.5 & 1, lambda: ~1.5, lambda: int("5", 1), lambda: int("9", 8), lambda: pow(2, -1, 4), lambda: chr(1114112), lambda: round("a"), lambda: abs("a"), lambda: 10 ** 400 + 0.5):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
import math
print(math.sqrt(16), math.floor(-2.5), math.ceil(2.1), math.gcd(12, 18), math.lcm(4, 6), math.factorial(20), math.isqrt(10 ** 20), math.comb(10, 3), math.perm(5, 2), math.hypot(3, 4), math.log(100, 10), math.log2(8), math.log10(1000), math.exp(0), math.sin(0), math.cos(0), math.pi, math.e, math.inf, math.isnan(math.nan), math.trunc(2.7), math.fabs(-2), math.fmod(7, 3), math.prod([1, 2, 3]), math.isclose(0.1 + 0.2, 0.3), math.degrees(math.pi), math.copysign(1, -0.0), math.fsum([0.1] * 10), math.dist((0, 0), (3, 4)), math.atan2(1, 1), math.modf(2.5), math.isfinite(1), math.tau, math.radians(180))
a = 5; a += 2; a -= 1; a *= 3; a //= 2; a **= 2; a %= 50; a <<= 2; a >>= 1; a |= 1; a &= 0xF; a ^= 3; print(a)
b = 10; b /= 4; print(b, type(b).__name__, type(1 // 1).__name__, type(1 / 1).__name__, isinstance(True, int), type(True).__name__)
print(f"{2 ** 70:,} {2 ** 70:x} {10 ** 25:e} {2 ** 70:>30} {-2 ** 70:b}"[:150], "%d" % (2 ** 70), "%x" % (2 ** 70))
def gcd(a, b):
    while b: a, b = b, a % b
    return a
print(gcd(2 ** 64, 6 ** 30), [n for n in range(2, 50) if all(n % d for d in range(2, n))])
x = 1
for i in range(1, 60): x = x * i
print(x, x % 10 ** 9, x // 3 ** 20, int(str(x)[::-1].lstrip("0")), sum(int(c) for c in str(x)))
print((2 ** 200) // (2 ** 100 + 1), (2 ** 200) % (2 ** 100 + 1), -(2 ** 200) // (2 ** 100 + 1), -(2 ** 200) % (2 ** 100 + 1), 2 ** 200 % -(2 ** 100 + 1))
print(float(2 ** 60 + 1), float(10 ** 22), 2 ** 60 / 3, 10 ** 40 / 10 ** 20, 10 ** 400 // 10 ** 399, (10 ** 400 + 5) / 10 ** 399, int(1e25), int(2.0 ** 70))
