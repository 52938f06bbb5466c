# status: 3
# message: ValueError: Exceeds the limit \(4300 digits\)
print(10 ** 5000)
