def inner(n):
    return 10 // n


def outer(n):
    try:
        return inner(n)
    finally:
        print("cleaning up")


print(outer(2))
print(outer(0))
print("never")
