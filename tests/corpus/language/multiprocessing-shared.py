import multiprocessing
from multiprocessing import Array, Lock, Manager, Process, Value


def count(value, lock, times):
    for _ in range(times):
        with lock:
            value.value += 1


def fill(array, i):
    array[i] = i * 1.5


def record(log, table, i):
    log.append(i)
    table[i] = [i] * i


if __name__ == "__main__":
    value, lock = Value("i", 5), Lock()
    processes = [Process(target=count, args=(value, lock, 3)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(value.value)
    array = Array("d", 3)
    processes = [Process(target=fill, args=(array, i)) for i in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(array[:], sum(array), len(array), array[1])
    with Manager() as manager:
        log, table = manager.list(), manager.dict()
        for i in range(3):
            process = Process(target=record, args=(log, table, i))
            process.start()
            process.join()
        print(list(log), dict(table), len(log), 2 in table, sorted(table.items()))
    queue = multiprocessing.Queue()
    try:
        multiprocessing.Pool(1).apply(print, (queue,))
    except RuntimeError as error:
        print(error)
