# status: 4
# message: --max-output
while True:
    print("all work and no play makes Jack a dull boy, " * 20)
