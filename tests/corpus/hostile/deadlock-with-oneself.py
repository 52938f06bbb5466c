# status: 3
# message: [Dd]eadlock
import threading

lock = threading.Lock()
lock.acquire()
lock.acquire()
