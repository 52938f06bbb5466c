import math
from math import sqrt, pi
import math as m

print(sqrt(16), pi, m.floor(2.7), m.ceil(2.1), math.gcd(12, 18), math.factorial(10), math.inf, math.isnan(math.nan), math.isqrt(50))
print(math.log(math.e), math.log2(8), math.log10(1000), math.log(8, 2), math.exp(0), math.sin(0), math.cos(0), math.hypot(3, 4), math.trunc(-2.5))
print(math.isclose(0.1 + 0.2, 0.3), math.fabs(-2), math.copysign(1, -2), math.fmod(7, 3), math.prod([1, 2, 3]), math.comb(5, 2), math.perm(5, 2), math.lcm(4, 6))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1)):
    try:
        bad()
    except ValueError as error:
        print(error)
