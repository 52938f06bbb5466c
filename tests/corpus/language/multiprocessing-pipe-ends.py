import multiprocessing
import time


def tried(action, *args):
    try:
        return action(*args)
    except (EOFError, OSError) as error:
        return repr(error)


def sends(connection, count):
    for i in range(count):
        connection.send(i)
    connection.close()


def ends_at_once(connection):
    pass


def reads_one(connection):
    connection.recv()


def sleeps(connection):
    time.sleep(60)


def until_the_end(connection):
    received = []
    try:
        while True:
            received.append(connection.recv())
    except EOFError:
        return received


if __name__ == "__main__":
    # The other end is closed in every process once the child has closed it.
    reader, writer = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=sends, args=(writer, 3))
    process.start()
    writer.close()
    print(until_the_end(reader), reader.poll(), tried(reader.recv))
    process.join()

    # A child that ends closes what it has.
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=ends_at_once, args=(there,))
    process.start()
    there.close()
    print(tried(here.recv), here.poll(1), tried(here.send, 1))
    process.join()

    # So does one that is ended.
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=sleeps, args=(there,))
    process.start()
    there.close()
    print(here.poll(0.05))
    process.terminate()
    print(tried(here.recv))
    process.join()
    print(process.exitcode)

    # What was sent and not read.
    here, there = multiprocessing.Pipe()
    here.send("read")
    here.send("not read")
    process = multiprocessing.Process(target=reads_one, args=(there,))
    process.start()
    there.close()
    process.join()
    print(tried(here.recv), tried(here.recv), tried(here.send, 1))

    # As long as this process has the other end open too, nothing ends.
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=ends_at_once, args=(there,))
    process.start()
    process.join()
    print(here.poll(0.05))

    here.close()
    here.close()
    print(here.closed, tried(here.recv), tried(here.send, 1), tried(here.poll))
    reader, writer = multiprocessing.Pipe(False)
    print(tried(writer.recv), tried(reader.send, 1), reader.readable, reader.writable)
    reader.close()
    print(tried(writer.send, 1))
    with writer:
        pass
    print(writer.closed)
