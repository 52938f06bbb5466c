import threading

ping, pong = threading.Semaphore(1), threading.Semaphore(0)


def play(mine, other, word):
    for i in range(3):
        mine.acquire()
        print(word, i)
        other.release()


a = threading.Thread(target=play, args=(ping, pong, "ping"))
b = threading.Thread(target=play, args=(pong, ping, "pong"))
a.start()
b.start()
a.join()
b.join()
