# args: --max-memory 64MiB
# status: 3 4
# message: --max-memory|MemoryError
text = "ab" * 1000000000000
print("never")
