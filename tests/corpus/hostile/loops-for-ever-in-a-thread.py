# args: --max-steps 2000000
# status: 4
# message: --max-steps
import threading


def spin():
    n = 0
    while n >= 0:
        n += 1


threading.Thread(target=spin).start()
print("started")
