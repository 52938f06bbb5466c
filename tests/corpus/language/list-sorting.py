words = ["pear", "Apple", "fig", "banana", "kiwi", "date"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True))
words.sort(key=lambda w: (len(w), w))
print(words)
words.sort(reverse=True)
print(words)
pairs = [(2, "b"), (1, "z"), (2, "a"), (1, "a")]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True), sorted(pairs, key=lambda p: (-p[0], p[1])))
print(sorted([3, 1.5, 2, True]), sorted("hello"), sorted({"b": 1, "a": 2}), sorted([]), sorted([[2], [1, 5], [1]]))
print(sorted(range(20), key=lambda x: x * 7 % 10))
numbers = [(i * 7919) % 101 for i in range(60)]
numbers.sort()
print(numbers)
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed(range(4))), min(words, key=len), max(words, key=lambda w: w[-1]))
try:
    sorted([1, "a"])
except TypeError as error:
    print(error)
try:
    [3, 2].sort(key=lambda x: 1 // 0)
except ZeroDivisionError as error:
    print(error)


def merge_sort(items):
    if len(items) < 2:
        return items
    half = len(items) // 2
    left, right = merge_sort(items[:half]), merge_sort(items[half:])
    result = []
    while left and right:
        result.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return result + left + right


print(merge_sort([5, 2, 9, 1, 5, 6, -3]))
