# status: 3
# message: (?s)line 11, in main.*Can't pickle local object 'main\.<locals>\.<lambda>'.*was not put.*MainThread waits for queue
import multiprocessing

queue = multiprocessing.Queue()


def main():
    # CPython's put() raises nothing either: whoever waits for the item waits for ever.
    print("before")
    queue.put(lambda: 1)
    print(queue.get())


main()
