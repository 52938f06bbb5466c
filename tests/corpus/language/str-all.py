s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize(), "ß".upper(), "ǅ".lower(), s.casefold())
print(s.find("o"), s.rfind("o"), s.index("W"), s.find("z"), s.count("l"), s.replace("l", "L"), s.replace("l", "L", 1), s.startswith("He"), s.endswith(("x", "d")), s.startswith("World", 7))
print(s.split(","), s.split(), " a  b ".split(), "a,b,,c".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "a\nb\r\nc".splitlines(), "a\nb".splitlines(True), s.partition(", "), s.rpartition("o"), "x".partition("-"))
print("  x ".strip(), "xxaxx".strip("x"), "  a".lstrip(), "a  ".rstrip() + "|", "abc".strip("ac"), "prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"))
print("a".center(5, "*"), "a".ljust(4) + "|", "a".rjust(4), "42".zfill(5), "-42".zfill(5), "a\tb".expandtabs(4))
print("abc".isalpha(), "123".isdigit(), "a1".isalnum(), " ".isspace(), "Abc".istitle(), "ABC".isupper(), "abc".islower(), "a_1".isidentifier(), "½".isnumeric(), "".isalpha(), "²".isdigit(), "٣".isdecimal(), "abc".isascii(), "\n".isprintable())
print("-".join("abc"), "".join(["a", "b"]), ",".join(map(str, range(3))))
print(s[0], s[-1], s[2:5], s[::-1], s[::2], s[-5:], s[:-5], s[100:], s[5:2], s[-1:-4:-1])
print("a" * 3, "a" + "b", "b" in "abc", "z" not in "abc", len("añ€😀"), "añ€😀"[3], "añ€😀"[::-1], ord("€"), chr(8364))
print("a" < "b", "a" < "B", "abc" < "abd", "" < "a", "Z" < "a", "é" > "z", max("hello"), min("hello"), sorted("hello"))
print("{} {}".format(1, 2), "{1} {0}".format(1, 2), "{a} {b!r}".format(a=1, b="x"), "{:>5}|{:<5}|{:^5}|".format(1, 2, 3), "{:05d} {:+d} {:,} {:x} {:X} {:o} {:b} {:#x} {:e} {:.2f} {:.3g} {:%}".format(42, 42, 1234567, 255, 255, 8, 5, 255, 12345.678, 3.14159, 0.00012345, 0.25), "{{}}".format(), "{:*^10}".format("hi"), "{:.2}".format("hello"), "{:10.3f}|".format(2.5))
print("%s %d %r %5.2f %x %% %-5s| %05d %+d %c %e" % ("a", 3, "b", 3.14159, 255, "ab", 42, 5, "z", 1234.5), "%(a)s %(b)d" % {"a": 1, "b": 2}, "%s" % (1,), "%s" % [1, 2])
print("abc".translate(str.maketrans("ab", "xy")), "abc".translate({97: None, 98: "BB"}))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\t nl\n bs\\ \x00 \x7f é \u200b 😀"), "a\
b", r"raw\n", """multi
line""", "con" "cat", "A".lower().upper(), "ÀÉ".lower(), "straße".casefold(), "İ".lower() == "i̇")
print("abc".find("c", 1), "abc".find("a", 1), "abcabc".find("c", -2), "aaa".count("aa"), "abc".count(""), "".split(), "".split(","), " ".split(" "))
for bad in (lambda: "a" + 1, lambda: "abc".index("z"), lambda: "a" * "b", lambda: "x".join([1]), lambda: "{}".format(), lambda: "{a}".format(), lambda: "%d" % "x", lambda: "%s %s" % 1, lambda: "a" % 1, lambda: int("12a"), lambda: "abc"["a"], lambda: ord("ab"), lambda: "{:d}".format("x"), lambda: "{:q}".format(1), lambda: "a".split(""), lambda: "abc".foo, lambda: "a" < 1, lambda: "abc".startswith(1), lambda: "abc".replace("a")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
name, n = "bob", 3.14159
w = 10
print(f"{name} {n:.2f} {n:>{w}.{2}f}| {name!r:>8} {name=} {n = :.1f} {1 + 1} {'nested'} {{}} {name.upper()} {[x for x in range(3)]} {'a' if n > 3 else 'b'} {n!s} {w:#06x} {w:08b} {1e10:g} {1234567.891:,.2f} {-5:+} {True} {None} {w:^7}|{0.1 + 0.2}")
print(f"{name:{'>'}{10}}", f"{3:{'0'}>5}", f'{"x" * 3}', f"{{{w}}}", f"{w}{w}", f"" == "", f"{'é':*<4}", f"{w!r}", f"{3.0}", f"{1e100}", f"{1/3}", f"{10**20:,}", f"{255:_b}", f"{12345:_}", f"{0:.0%}", f"{1e-7}", f"{float('inf')} {float('nan')}", f"{-0.0}")
x = {"a": 1}
print(f"{x['a']} {x}", f"{(lambda y: y * 2)(3)}", f"""triple {
    w}""")
print("abc".__len__(), "a".__add__("b"), "abc".__contains__("b"), str(), str(5), str(None), str([1, "a"]), str({"a": (1,)}), str(1.0), str(1e16), str(True))
print("%5s|%-5s|%05.1f|%3d%%|%s" % ("ab", "cd", 3.14159, 50, None), "%i" % 3.99, "%s %s" % ("a", "b"), "%08.3f" % 3.14159, "%.3s" % "abcdef", "%*d" % (5, 42), "%o" % 8, "%#x" % 255, "%g" % 1e-5, "%r" % "x", "%a" % "é")
