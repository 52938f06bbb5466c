name, n, x = "Ann", 42, 3.14159
print(f"{name} is {n}", f"{name!r}", f"{n + 1}", f"{'a' * 3}", f"{{}}", f"{n}{n}", f"")
print(f"{x:.2f}|{x:8.3f}|{x:<8.1f}|{x:^9.2f}|{x:+.1f}|{x:e}|{x:.0f}|{x:g}|{x:010.4f}|{1234567.891:,.1f}|{0.256:.1%}")
print(f"{n:5}|{n:<5}|{n:^5}|{n:05}|{n:x}|{n:X}|{n:b}|{n:o}|{n:#x}|{n:#b}|{n:+}|{n: }|{n:c}|{-n:05}|{1000000:,}|{1000000:_}|{n:e}|{n:.1f}")
print(f"{name:10}|{name:>10}|{name:^10}|{name:*^9}|{name:.2}|{name:>6.1}|{name!s:>5}|{name!r:>7}")
width, precision = 10, 3
print(f"{x:{width}.{precision}}|{name:{'>'}{width}}|{n:{width}d}|{x:>{width}}")
print(f"{n=}", f"{n + 1 = }", f"{name=!s}", f"{x=:.2f}")
print(f"{[1, 2]} {(1,)} {({'a': 1})} {None} {True}", f"{True:5}|{True:d}|{None!s:>6}")
d = {"key": "v"}
print(f"{d['key']}", f"{d['key']:>3}", f"{len(d)}", f"{max(1, 2)}", f"{(lambda q: q * 2)(4)}", f"{name if n else 0}")
print(f"a" "b" f"{n}", f"""multi
{n}""", rf"\d{n}")
print(f"{1e10}", f"{1e16}", f"{1e-7:.3}", f"{123456789:.3g}", f"{0.0001:g}", f"{100000.0:g}", f"{1e6:g}", f"{float('inf'):5}", f"{float('nan')}")
print(f"{-0.0}", f"{-0.0:.1f}", f"{2**70:,}", f"{-2**70:#x}", f"{12:=+6}", f"{-12:=6}", f"{3:<4}|{3.0:<6}|{3:>4}")
try:
    print(f"{name:d}")
except ValueError as error:
    print(error)
try:
    print(f"{n:s}")
except ValueError as error:
    print(error)
