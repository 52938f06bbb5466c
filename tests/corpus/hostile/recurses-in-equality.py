# status: 3
# message: RecursionError
a, b = [], []
for _ in range(5000):
    a, b = [a], [b]
print(a == b)
