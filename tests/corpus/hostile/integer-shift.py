# status: 3 4
# message: digits|MemoryError|--max-memory|too large|too many
print(1 << 10 ** 12)
