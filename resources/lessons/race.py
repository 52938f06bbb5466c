"""The lost update
"""
from threading import Thread

counter = 0


def count():
    global counter
    counter += 1


first = Thread(target=count, name="Thread 1")
second = Thread(target=count, name="Thread 2")
first.start()
second.start()
first.join()
second.join()
print(counter)
