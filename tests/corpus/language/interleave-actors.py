from interleave import me, receive, send, spawn


def keeper():
    store = {}
    while True:
        sender, command, *rest = receive()
        if command == "stop":
            send(sender, store)
            return
        store[rest[0]] = rest[1:]


mine = [1, 2]
k = spawn(keeper)
send(k, (me(), "put", "a", mine))
mine.append(3)
send(k, (me(), "put", "b", {"x": mine}))
send(k, (me(), "stop"))
print(receive(), mine, me(), k)
print(receive(timeout=5))
try:
    send(k, (x for x in mine))
except TypeError as error:
    print(error)
