# status: 4
# message: --max-threads
import threading
import time


def wait():
    time.sleep(1000)


for _ in range(1000000):
    threading.Thread(target=wait).start()
