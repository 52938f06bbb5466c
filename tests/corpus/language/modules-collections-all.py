from collections import defaultdict, Counter, OrderedDict, deque
d = defaultdict(list)
for w in ["a", "bb", "cc", "d"]: d[len(w)].append(w)
print(d, dict(d), d[9], len(d), d.get(77), 77 in d, sorted(d.items()))
i = defaultdict(int)
for ch in "mississippi": i[ch] += 1
print(i, i["z"], sorted(i))
n = defaultdict(lambda: defaultdict(int)); n["a"]["b"] += 1; print(n["a"]["b"], n["x"]["y"])
print(defaultdict(None, {"a": 1}), defaultdict(set, a={1}))
try:
    defaultdict()["k"]
except KeyError as e:
    print("KeyError", e)
c = Counter("abracadabra"); print(c, c.most_common(2), c["a"], c["zz"], sum(c.values()), sorted(c.elements()), c.total())
c.update("aab"); c["q"] += 1; print(c, len(c))
c.subtract({"a": 3}); print(c["a"])
print(Counter(a=3, b=1) + Counter(a=1, c=2), Counter(a=3, b=1) - Counter(a=1, b=5), Counter(a=3) & Counter(a=1), Counter(a=3) | Counter(b=1), Counter([1, 1, 2]) == Counter({1: 2, 2: 1}))
print(Counter(), bool(Counter()), isinstance(c, dict), dict(Counter("aab")), Counter({"x": 2}).most_common(), list(Counter("ba")))
for k, v in Counter("hello").items(): print(k, v, end=" ")
print()
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a"); print(o, list(o), o.popitem(last=False), o)
o.move_to_end("c", last=False) if "c" in o else None; print(o, OrderedDict(a=1) == OrderedDict(a=1), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {"a": 1})
q = deque([1, 2, 3], maxlen=3); q.append(4); q.appendleft(0); print(q, q.pop(), q.popleft(), len(q), q[0], list(q), 2 in q)
q = deque(); q.extend([1, 2, 3]); q.rotate(1); q.extendleft([7, 8]); print(q, q.count(3), q.index(3), list(reversed(q))); q.remove(7); q.clear(); print(q, bool(q))
try:
    deque().pop()
except IndexError as e:
    print(e)
print(deque("ab") == deque(["a", "b"]), deque(range(3)).copy(), deque((x for x in "xy"), 1))
words = "the cat the dog".split(); print(Counter(words).most_common(1)[0], Counter(len(w) for w in words))
