class K:
    def __init__(self, a, b): self.a, self.b = a, b
    def __eq__(self, o):
        if not isinstance(o, K): return NotImplemented
        return (self.a, self.b) == (o.a, o.b)
    def __hash__(self): return hash((self.a, self.b))
    def __repr__(self): return f"K{self.a}{self.b}"
d = {K(1, 2): "x", K(3, 4): "y"}
print(d, d[K(1, 2)], K(3, 4) in d, K(0, 0) in d, d.get(K(9, 9)), d.get(K(3, 4), 0))
d[K(1, 2)] = "z"
d.setdefault(K(5, 5), []).append(1)
print(d, len(d), d.pop(K(3, 4)))
del d[K(5, 5)]
print(d)
s = {K(1, 1), K(1, 1), K(2, 2)}
print(len(s), K(1, 1) in s)
s.add(K(2, 2)); s.discard(K(1, 1)); print(s)
t = set([K(1, 1), K(2, 2)])
print(len(s | t), s & t, t - s, len(s ^ t))
l = [K(1, 1), K(2, 2), K(1, 1)]
print(K(2, 2) in l, l.index(K(2, 2)), l.count(K(1, 1)), K(7, 7) not in l)
l.remove(K(1, 1)); print(l)
print(l == [K(2, 2), K(1, 1)], (K(1, 1),) == (K(1, 1),), {1: K(1, 1)} == {1: K(1, 1)})
print(K(1, 1) == 5, K(1, 1) != 5, K(1, 1) != K(1, 1))
class NoHash:
    def __eq__(self, o): return True
try:
    {NoHash(): 1}
except TypeError as e:
    print(e)
try:
    hash([])
except TypeError as e:
    print(e)
print({k: v for k, v in [(K(1, 1), 1), (K(1, 1), 2)]})
print(dict([(K(1, 1), 1), (K(2, 1), 2)]))
print(dict.fromkeys([K(1, 1), K(1, 1)], 0))
print(sorted({K(1, 1): 1, K(0, 0): 2}.values()))
