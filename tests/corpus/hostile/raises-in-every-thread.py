# status: 3
# message: ValueError: 0
import threading


def fails(n):
    raise ValueError(n)


for i in range(50):
    t = threading.Thread(target=fails, args=(i,))
    t.start()
    t.join()
print("main ends well")
