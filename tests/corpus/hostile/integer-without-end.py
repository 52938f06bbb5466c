# status: 3 4
# message: digits|MemoryError|--max-memory|--max-steps
n = 3
while True:
    n = n * n
