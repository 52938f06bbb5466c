# args: --max-output 1MiB
# status: 4
# message: --max-output
print("x" * 5000000)
