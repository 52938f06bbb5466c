import math
vals = [0.0, -0.0, 1.0, -1.5, 0.1, 1/3, 1e-7, 123456.789, 1e16, 1e17, 1.5e300, 2.5, 3.5, -2.5, 1e22, 5e-324, 0.5, 99.99999, 1e-5, 12345678901234567890.0]
for a in vals:
    for b in (3.0, -2.5, 7, 0.1):
        print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a < b, a == b, a >= b, -a, abs(a), round(a), round(a, 2), int(a), str(a), repr(a), f"{a:.3f}", f"{a:g}", f"{a:e}", f"{a:10.2f}", "%.4f" % a, math.floor(a), math.ceil(a), math.trunc(a), hash(a), bool(a), a.is_integer(), a ** 2, math.fabs(a))
print(float("nan") == float("nan"), float("inf") > 1e308, -float("inf"), float("nan") != 1, [float("nan")] == [float("nan")], max(1.5, 1), sum([0.1] * 10), math.fsum([0.1] * 10), 1e308 * 10, -1e308 * 10, 2.0 ** 0.5, 4 ** 0.5, (-8) ** 2, 2 ** -2, 1e3 == 1000, 0.1 + 0.2 == 0.3, math.isclose(0.1 + 0.2, 0.3), float("  1.5  "), float("1e-3"), float("-inf"), float(".5"), float("5."), float("1_0.5"), round(1e20), round(0.5), round(1.5), round(-1.5), round(2.675, 2), round(1.005, 2), round(123.456, -1), round(1e300, -299), 7.0 // 0.5, -7.0 // 2, 7.5 % -2, math.fmod(-7.5, 2), 3.0 .__class__.__name__)
