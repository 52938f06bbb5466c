import threading
from interleave import Channel, select

numbers, squares = Channel(), Channel(2)


def generate():
    for i in range(5):
        numbers.send(i)
    numbers.close()


def square():
    for n in numbers:
        squares.send(n * n)
    squares.close()


threading.Thread(target=generate).start()
threading.Thread(target=square).start()
print([n for n in squares], squares.receive(), select(squares), select(Channel(), default=True))
for bad in (lambda: squares.send(1), lambda: squares.close()):
    try:
        bad()
    except RuntimeError as error:
        print(error)
