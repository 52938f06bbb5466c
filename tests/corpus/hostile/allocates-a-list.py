# args: --max-memory 64MiB
# status: 4
# message: --max-memory
items = []
while True:
    items.append([len(items)])
