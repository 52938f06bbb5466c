größe = 3
π = 3.14
名前 = "naïve café"
print(größe, π, 名前, len(名前), 名前.upper(), 名前[2:5], f"{名前:>12}|{名前:*<12}")


def été(x):
    return x + 1


print(été(1), "日本語"[::-1], "é" == "\u00e9", "e\u0301" == "é", ["ü", "日"], {"ключ": "значение"})
print("Ⅷ".isnumeric(), "²".isdigit(), "٣".isdecimal(), "ÀÉ".lower(), "straße".upper(), "ǆ".title())
