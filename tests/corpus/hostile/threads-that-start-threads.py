# args: --max-threads 1000
# status: 4
# message: --max-threads
import threading


def breed():
    for _ in range(2):
        threading.Thread(target=breed).start()
    threading.Event().wait()


breed()
