print("a")
print(b)
