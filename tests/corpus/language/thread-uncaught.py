# python: 3
import threading


def fails():
    raise ValueError("in a thread")


t = threading.Thread(target=fails, name="bad")
t.start()
t.join()
print("main goes on", t.is_alive())
