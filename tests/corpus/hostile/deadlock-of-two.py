# status: 3
# message: [Dd]eadlock
import threading
import time

left, right = threading.Lock(), threading.Lock()


def a():
    with left:
        time.sleep(0.1)
        with right:
            pass


def b():
    with right:
        time.sleep(0.1)
        with left:
            pass


threads = [threading.Thread(target=a, name="A"), threading.Thread(target=b, name="B")]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("never")
