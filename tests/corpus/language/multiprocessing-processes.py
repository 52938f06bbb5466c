import multiprocessing
import sys

state = {"n": 0}


def child(n, results):
    state["n"] += n
    results.put((n, state["n"], multiprocessing.current_process().name))


def fails():
    sys.exit(3)


class Worker(multiprocessing.Process):
    def __init__(self, pipe):
        super().__init__(name="worker")
        self.pipe = pipe

    def run(self):
        while True:
            message = self.pipe.recv()
            if message is None:
                break
            self.pipe.send(message[::-1])


if __name__ == "__main__":
    results = multiprocessing.Queue()
    children = [multiprocessing.Process(target=child, args=(i, results)) for i in (1, 2)]
    for process in children:
        process.start()
        process.join()
    print(results.get(), results.get(), state, [process.exitcode for process in children])
    process = multiprocessing.Process(target=fails)
    print(process.exitcode, process.is_alive())
    process.start()
    process.join()
    print(process.exitcode, process.is_alive(), process.name)
    here, there = multiprocessing.Pipe()
    worker = Worker(there)
    worker.start()
    here.send("abc")
    here.send([1, 2])
    print(here.recv(), here.recv(), here.poll())
    here.send(None)
    worker.join()
    print(worker.name, worker.exitcode, multiprocessing.current_process().name)
