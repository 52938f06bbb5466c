# args: --max-memory 64MiB
# status: 4
# message: --max-memory
d = {}
while True:
    d[len(d)] = str(len(d))
