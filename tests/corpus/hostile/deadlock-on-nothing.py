# status: 3
# message: [Dd]eadlock
import queue

print("waiting")
queue.Queue().get()
