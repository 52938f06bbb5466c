vals = [0, 1, -1, 7, -7, 255, 2**31, -2**31, 2**47 - 1, 2**47, -2**47, 2**63, -2**63 - 1, 10**25, -10**25, 2**200 + 1]
for a in vals:
    for b in (3, -3, 1, 2**40 + 1, -2**65, 10**13):
        print(a + b, a - b, a * b, a // b, a % b, divmod(a, b), a & b, a | b, a ^ b, a < b, a == b, a / b, a ** 2, -a, ~a, abs(a), a >> 5, a << 3, bin(a)[:20], hex(a), oct(a)[:12], a.bit_length(), float(a), hash(a), int(str(a)) == a, round(a, -3), f"{a:,}", f"{a:+e}")
