# status: 3
# message: deadlock: MainThread waits for the end of Process-1; Process-1 waits for jobs
import multiprocessing

jobs = multiprocessing.Queue()
process = multiprocessing.Process(target=jobs.get)
process.start()
process.join()
