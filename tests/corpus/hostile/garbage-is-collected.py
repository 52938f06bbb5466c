# args: --max-memory 64MiB
# status: 0
for i in range(200000):
    text = [str(i)] * 20
print("done")
