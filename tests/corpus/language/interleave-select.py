import threading
from interleave import Channel, select

a, b = Channel(1), Channel(2)
a.send(1)
print(select(a, b))
b.send("first")
b.send("second")
print(select(a, b), select(a, b), select(a, b, default=True))
print(select((a, "room")), select(a))

handover = Channel()
answers = Channel()


def server():
    for request in handover:
        answers.send(request * 2)
    answers.close()


thread = threading.Thread(target=server)
thread.start()
for i in range(3):
    print(select((handover, i)), answers.receive())
handover.close()
print(answers.receive(), select(answers))
thread.join()
for call in (lambda: handover.send(1), handover.close, lambda: select((handover, 1))):
    try:
        call()
    except RuntimeError as error:
        print(error)
