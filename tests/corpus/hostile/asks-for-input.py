# status: 3
# message: EOFError
name = input("name? ")
print(name)
