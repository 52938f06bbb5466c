# args: --max-steps 2000000
# status: 4
# message: --max-steps
import multiprocessing


def child():
    while True:
        pass


process = multiprocessing.Process(target=child)
process.start()
process.join()
