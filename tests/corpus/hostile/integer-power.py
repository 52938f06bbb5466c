# status: 3 4
# message: digits|MemoryError|--max-memory
print(10 ** 10 ** 10)
