from collections import Counter, OrderedDict, defaultdict, deque
from functools import lru_cache, partial, reduce
from itertools import chain, count, cycle, islice, permutations, product, repeat, zip_longest

d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, d.pop(), d.popleft(), len(d), list(d), d[0], 2 in d)
d.rotate(1)
d.extend([7])
print(list(d), deque("ab") == deque("ab"))
dd = defaultdict(list)
for k, v in (("a", 1), ("b", 2), ("a", 3)):
    dd[k].append(v)
print(dict(dd), dd["zz"], len(dd))
c = Counter("mississippi")
print(c.most_common(2), c["s"], c["q"], sum(c.values()), sorted(c.elements())[:4], Counter(a=3) - Counter(a=1))
o = OrderedDict(a=1, b=2)
o.move_to_end("a")
print(list(o.items()))
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], "start"), partial(pow, 2)(5), partial(print, "a", sep="+")("b"))


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(chain([1], "a")), list(product("ab", [1, 2])))
print(list(permutations([1, 2, 3], 2)), list(repeat("x", 2)), list(zip_longest([1, 2], "a", fillvalue="-")))
