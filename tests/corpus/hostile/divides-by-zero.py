# status: 3
# message: ZeroDivisionError: division by zero
print("before")
print(1 / 0)
