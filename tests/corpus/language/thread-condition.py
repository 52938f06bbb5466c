import threading

items = []
condition = threading.Condition()


def consumer():
    got = []
    while len(got) < 5:
        with condition:
            while not items:
                condition.wait()
            got.append(items.pop(0))
    print("got", got)


def producer():
    for i in range(5):
        with condition:
            items.append(i)
            condition.notify()


c = threading.Thread(target=consumer)
p = threading.Thread(target=producer)
c.start()
p.start()
c.join()
p.join()
with condition:
    print(condition.wait(timeout=0.01), condition.wait_for(lambda: True), condition.wait_for(lambda: False, timeout=0.01))
try:
    condition.notify()
except RuntimeError as error:
    print(error)
try:
    condition.wait()
except RuntimeError as error:
    print(error)
