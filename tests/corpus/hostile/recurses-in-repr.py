# status: 3
# message: RecursionError
nest = []
for _ in range(5000):
    nest = [nest]
print(nest)
