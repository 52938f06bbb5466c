def sieve(n):
    marks = [True] * (n + 1)
    marks[0] = marks[1] = False
    for i in range(2, int(n ** 0.5) + 1):
        if marks[i]:
            for j in range(i * i, n + 1, i):
                marks[j] = False
    return [i for i, prime in enumerate(marks) if prime]


def quicksort(items):
    if len(items) < 2:
        return items
    pivot, rest = items[0], items[1:]
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


def bfs(graph, start):
    seen, queue = [start], [start]
    while queue:
        node = queue.pop(0)
        for neighbour in graph[node]:
            if neighbour not in seen:
                seen.append(neighbour)
                queue.append(neighbour)
    return seen


def levenshtein(a, b):
    row = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, cb in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (ca != cb))
    return row[-1]


def solve_queens(n, row=0, columns=()):
    if row == n:
        return 1
    return sum(solve_queens(n, row + 1, columns + (c,)) for c in range(n)
               if all(c != cc and row - r != abs(c - cc) for r, cc in enumerate(columns)))


print(sieve(50), quicksort([3, 6, 1, 8, 2, 9, 2]), collatz(27), bfs({1: [2, 3], 2: [4], 3: [4], 4: []}, 1))
print(levenshtein("kitten", "sitting"), solve_queens(6), sum(int(d) for d in str(2 ** 100)))


def roman(n):
    out = ""
    for value, letters in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= value:
            out += letters
            n -= value
    return out


print(roman(1994), roman(2026), " ".join(roman(i) for i in range(1, 11)))
