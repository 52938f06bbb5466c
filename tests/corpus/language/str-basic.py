s = "hello, world"
print(s[0], s[-1], s[1:5], s[::-1], s[::2], s[-5:], s[:100], s[50:], len(s))
print("a" + "b" * 3, "ab" "cd", 'single', "it's", 'say "hi"', """three
lines
here""")
print("tab\tnew\\slash \x41 \u00e9 \U0001F600 \101", r"raw\n")
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\t\n\x00\x7f\u00e9\u200b"))
print("a" < "b", "a" < "B", "abc" < "abd", "" < "a", "é" > "z", "10" < "9", max("hello"), min("hello"))
print("lo" in s, "xyz" in s, "" in s, s.index("o"), s.find("o", 5), s.rfind("o"), s.find("q"), s.count("l"))
for c in "añ😀":
    print(c, ord(c), len(c))
print("".join(["a", "b"]), ", ".join("abc"), "-".join([]), list("abc"), tuple("ab"))
print("abc" == "abc", "abc" != "abd", hash("abc") == hash("abc"), "a" * 0, "a" * -1)
print(str(1), str(1.5), str(None), str(True), str([1, "a"]), str((1,)), str({"a": 1}))
print(chr(233), chr(128512), ord("é"), "ß".upper(), "ǅ".lower(), "İ".lower() == "i̇")
for bad in (lambda: "abc"[5], lambda: "abc"["a"], lambda: "abc".index("z")):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
