from itertools import *
import itertools
print(list(chain([1, 2], "ab", (3,))), list(chain.from_iterable([[1], [2, 3]])), list(islice(count(5, 2), 4)), list(islice(range(10), 2, 8, 3)))
print(list(islice(cycle("abc"), 7)), list(repeat("x", 3)), list(product([1, 2], "ab")), list(product([0, 1], repeat=2)))
print(list(permutations([1, 2, 3])), list(permutations("abc", 2)), list(combinations("abcd", 2)), list(combinations_with_replacement("ab", 2)))
print(list(zip_longest([1, 2, 3], "a", fillvalue="-")), list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([1, 2], initial=10)))
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(lambda x: x % 2, range(5))), list(starmap(pow, [(2, 3), (3, 2)])))
print(list(compress("abcd", [1, 0, 1, 0])), list(pairwise([1, 2, 3])), [(k, list(g)) for k, g in groupby("aabbbc")], [(k, list(g)) for k, g in groupby([1, 3, 2, 4], key=lambda x: x % 2)])
a, b = tee([1, 2, 3]); print(list(a), list(b))
it = iter(range(10)); print(list(islice(it, 3)), list(islice(it, 3)), next(it))
c = count(); print(next(c), next(c), next(c))
print(len(list(permutations(range(5)))), sum(1 for _ in combinations(range(6), 3)), list(product()))
