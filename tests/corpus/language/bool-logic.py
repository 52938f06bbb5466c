def say(name, value):
    print(name, end=" ")
    return value


print(say("a", 0) or say("b", "x"))
print(say("a", 1) and say("b", []))
print(say("a", 0) and say("b", 1))
print(say("a", "t") or say("b", 1))
print(not say("a", []), not not say("b", "x"))
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1, 1 == 1 != 2, 1 < 2 > 1)
print(say("l", 1) < say("m", 0) < say("r", 5))
print(True and 5, False or None, None or 0 or "end", 1 and 2 and 3)
print(bool(""), bool(" "), bool([]), bool([0]), bool({}), bool(()), bool(None), bool(0), bool(-1))
print(1 is 1, None is None, [] is [], None is not 0, 3 in [1, 2, 3], 4 not in (1, 2), "b" in "abc", 2 in {2: 1})
print("yes" if 3 > 2 else "no", ("a" if 0 else "b") + "c", [1 if x % 2 else 0 for x in range(4)])
print(True == 1, True is True, isinstance(True, int), True + 1, [10, 20][True])
