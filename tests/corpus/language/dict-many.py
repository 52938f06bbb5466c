d = {}
for i in range(1000):
    d[i * 37 % 1009] = i
for i in range(0, 1000, 3):
    del d[i * 37 % 1009]
print(len(d), sum(d.values()), list(d)[:5], list(d)[-3:])
words = {}
for i in range(300):
    words["w" + str(i % 50)] = words.get("w" + str(i % 50), 0) + i
print(len(words), words["w7"], sorted(words)[:3])
reinserted = {"a": 1, "b": 2, "c": 3}
del reinserted["a"]
reinserted["a"] = 4
print(reinserted, list(reversed(reinserted)))
big = {2 ** 80: "big", -1: "minus", 1.5: "float", None: "none", (1, (2, 3)): "tuple", "": "empty", False: "false"}
print(big[2 ** 80], big[-1], big[1.5], big[None], big[1, (2, 3)], big[""], big[0])
