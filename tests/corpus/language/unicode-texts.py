größe = 5; π = 3.14; 名前 = "x"; Ünï_1 = [1]
def ñandú(é): return é * 2
class Café:
    naïve = "ï"
print(größe, π, 名前, Ünï_1, ñandú("ö"), Café.naïve, Café.__name__)
s = "naïve café – 東京 🎉"
print(len(s), s.upper(), s[::-1], s.split(), [c for c in s if ord(c) > 127], s.find("東"), "\u00e9" == "é", "•", "\x41\u0042\U0001F600", len("é"), len("e\u0301"), ascii(s), repr("\u200b\xa0"), sorted("éaz"), "ÀÈ".lower(), "ß".upper(), "ﬁ".upper())
print(f"{s:>25}|{'é':^5}|", "%5s|" % "é", "é".center(5, "·"), "東京".ljust(5, "*"), "a\tb", "日本" * 2, "日" in "日本", max("aé"), {"ключ": "значение"}, "é".isalpha(), "١".isdigit(), "Ⅷ".isnumeric(), "Ä" < "B")
for i, c in enumerate("añ€"): print(i, c, ord(c), hex(ord(c)), chr(ord(c)))
print("ǆ".title(), "ŉ".upper(), "İ".lower(), "Σ".lower(), "ΑΣ".lower(), "straße".title(), "o'neil they're".title(), "ÿ".swapcase(), "²".isdecimal(), "½".isdigit(), "é".isidentifier(), "x²".isidentifier(), "a\u2028b".splitlines(), "a\x1cb".splitlines(), "a\x0bb\x0cc".split(), "\u3000x\u3000".strip())
