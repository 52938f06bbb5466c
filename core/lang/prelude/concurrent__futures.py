import sys
import threading
import _processes
from _processes import BrokenExecutor, BrokenProcessPool

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


class Error(Exception):
    __module__ = "concurrent.futures._base" # As CPython's tracebacks name it.


class CancelledError(Error):
    __module__ = "concurrent.futures._base"


class InvalidStateError(Error):
    __module__ = "concurrent.futures._base"


class BrokenThreadPool(BrokenExecutor):
    __module__ = "concurrent.futures.thread"


TimeoutError = TimeoutError


class Future:
    def __init__(self):
        self._gate = __gate("Future", 0)
        self._state = "PENDING"
        self._result = None
        self._exception = None
        self._callbacks = []

    def result(self, timeout=None):
        if not __gate_take(self._gate, timeout):
            raise TimeoutError()
        self._settle()
        if self._state == "CANCELLED":
            raise CancelledError()
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        if not __gate_take(self._gate, timeout):
            raise TimeoutError()
        self._settle()
        if self._state == "CANCELLED":
            raise CancelledError()
        return self._exception

    # Takes what has come from another process.
    def _settle(self):
        pass

    def done(self):
        return __gate_look(self._gate)

    def running(self):
        return self._state == "RUNNING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def cancel(self):
        if self._state == "CANCELLED":
            return True
        if self._state != "PENDING":
            return False
        self._finish("CANCELLED")
        return True

    def add_done_callback(self, fn):
        if self._state == "FINISHED" or self._state == "CANCELLED":
            self._call_back([fn])
        else:
            self._callbacks.append(fn)

    # What a callback raises is seen on standard error only.
    def _call_back(self, callbacks):
        for fn in callbacks:
            try:
                fn(self)
            except Exception as error:
                __print(f"exception calling callback for {self!r}\n" + __traceback(error), sys.stderr)

    def set_running_or_notify_cancel(self):
        if self._state == "CANCELLED":
            return False
        self._state = "RUNNING"
        return True

    def set_result(self, result):
        self._check_unfinished()
        self._result = result
        self._finish("FINISHED")

    def set_exception(self, exception):
        self._check_unfinished()
        self._exception = exception
        self._finish("FINISHED")

    def _check_unfinished(self):
        if self._state == "FINISHED" or self._state == "CANCELLED":
            raise InvalidStateError(f"{self._state}: {self!r}")

    def _finish(self, state):
        self._state = state
        __gate_put_silent(self._gate, 1)
        callbacks = self._callbacks
        self._callbacks = []
        self._call_back(callbacks)


class Executor:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.shutdown()
        return False

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = threading._end_of(timeout)
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return _results(futures, end)


# What nobody will take is cancelled.
def _results(futures, end):
    futures.reverse()
    try:
        while futures:
            yield futures.pop().result(threading._time_until(end))
    finally:
        for future in futures:
            future.cancel()


_pools = [0]
_INITIALIZER_FAILED = "A thread initializer failed, the thread pool is not usable anymore"


class ThreadPoolExecutor(Executor):
    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._max_workers = min(32, __cpu_count() + 4) if max_workers is None else max_workers
        self._prefix = thread_name_prefix or f"ThreadPoolExecutor-{_pools[0]}"
        if not thread_name_prefix:
            _pools[0] += 1
        self._initializer = initializer
        self._initargs = initargs
        self._jobs = []
        self._have = __gate("Queue", 0)
        self._threads = []
        self._idle = 0
        self._broken = False
        self._shutdown = False

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise BrokenThreadPool(_INITIALIZER_FAILED)
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        self._jobs.append((future, fn, args, kwargs))
        __gate_put_silent(self._have, 1)
        if self._idle > 0:
            self._idle -= 1
        elif len(self._threads) < self._max_workers:
            name = f"{self._prefix}_{len(self._threads)}"
            thread = threading.Thread(target=self._work, name=name, daemon=True)
            self._threads.append(thread)
            thread.start()
        return future

    def _work(self):
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException as error:
                return self._break_down(error)
        while True:
            __park(self._have, None)
            if not self._jobs:
                return
            future, fn, args, kwargs = self._jobs.pop(0)
            if future._state == "PENDING":
                future._state = "RUNNING"
                try:
                    result = fn(*args, **kwargs)
                except BaseException as error:
                    future.set_exception(error)
                else:
                    future.set_result(result)
            self._idle += 1

    def _break_down(self, error):
        __print("Exception in initializer:\n" + __traceback(error), sys.stderr)
        self._broken = True
        jobs = self._jobs
        self._jobs = []
        for job in jobs:
            if job[0]._state == "PENDING":
                job[0].set_exception(BrokenThreadPool(_INITIALIZER_FAILED))

    def shutdown(self, wait=True, *, cancel_futures=False):
        if not self._shutdown:
            self._shutdown = True
            if cancel_futures:
                for job in self._jobs:
                    job[0].cancel()
            __gate_put_silent(self._have, len(self._threads))
        if wait:
            for thread in self._threads:
                thread.join()


# A future whose job runs in another process.
class _Remote(Future):
    def __init__(self, executor, job):
        super().__init__()
        self._executor = executor
        self._job = job
        self._gate = job.gate

    def _settle(self):
        if self._state == "PENDING" and self._job.ended:
            try:
                self._result = self._job.result()
            except Exception as error:
                self._exception = error
            self._state = "FINISHED"

    def _has_ended(self):
        return self._job.ended or self._state == "CANCELLED"

    # CPython hands out as many jobs as there are workers, and one more: they count as running.
    def running(self):
        futures = self._executor._futures
        before = futures[: futures.index(self)]
        return not self._has_ended() and sum(not each._has_ended() for each in before) <= self._executor._max_workers

    def cancel(self):
        if self._state == "CANCELLED":
            return True
        if self._job.ended or self.running() or self._job not in self._executor._jobs.waiting:
            return False
        self._executor._jobs.remove(self._job)
        self._finish("CANCELLED")
        return True

    def add_done_callback(self, fn):
        self._settle()
        if self._state != "PENDING":
            self._call_back([fn])
        else:
            self._callbacks.append(fn)
            self._executor._watch()


class ProcessPoolExecutor(Executor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._max_workers = __cpu_count() if max_workers is None else max_workers
        self._initializer = initializer
        self._initargs = initargs
        self._jobs = _processes.Jobs(False)
        self._workers = []
        self._futures = []
        self._watcher = None
        self._shutdown = False

    def submit(self, fn, /, *args, **kwargs):
        if self._jobs.broken:
            raise BrokenProcessPool("A child process terminated abruptly, the process pool is not usable anymore")
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        try:
            data = _processes.dumps((fn, args, kwargs))
        except Exception as error:
            failed = Future()
            failed.set_exception(error)
            return failed
        job = _processes.Job(data, False)
        future = _Remote(self, job)
        self._futures.append(future)
        if self._jobs.idle > 0:
            self._jobs.idle -= 1
        elif len(self._workers) < self._max_workers:
            worker = _processes.Process(target=self._jobs.work, args=(self._initializer, self._initargs))
            self._workers.append(worker)
            worker.start()
        self._jobs.add(job)
        return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        if chunksize == 1:
            return super().map(fn, *iterables, timeout=timeout)
        items = list(zip(*iterables))
        chunks = [items[i : i + chunksize] for i in range(0, len(items), chunksize)]
        return _flat(super().map(_run_chunk, [fn] * len(chunks), chunks, timeout=timeout))

    # A thread that calls back for the futures whose jobs have ended.
    def _watch(self):
        if self._watcher is None:
            self._watcher = threading.Thread(target=self._call_back, name="ExecutorManagerThread", daemon=True)
            self._watcher.start()

    def _call_back(self):
        while True:
            waiting = [future for future in self._futures if future._callbacks]
            if not waiting:
                self._watcher = None
                return
            future = waiting[__select((None,) + tuple(each._gate for each in waiting), False) - 1]
            future._settle()
            callbacks = future._callbacks
            future._callbacks = []
            future._call_back(callbacks)

    def shutdown(self, wait=True, *, cancel_futures=False):
        if not self._shutdown:
            self._shutdown = True
            if cancel_futures:
                for future in reversed(self._futures):
                    future.cancel()
            self._jobs.close(len(self._workers))
        if wait:
            for worker in self._workers:
                worker.join()


def _run_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


def _flat(lists):
    for items in lists:
        for item in items:
            yield item


# Tells a waiter of every future that ends, in the order in which they end.
class _Ends:
    def __init__(self, futures):
        self.gate = __gate("Futures", 0)
        self.ended = []
        for future in futures:
            future.add_done_callback(self._note)

    def _note(self, future):
        self.ended.append(future)
        __gate_put_silent(self.gate, 1)

    def next(self, timeout):
        if not __gate_take(self.gate, timeout):
            return None
        return self.ended.pop(0)


def as_completed(fs, timeout=None):
    end = threading._end_of(timeout)
    fs = list(set(fs))
    ends = _Ends(fs)
    left = len(fs)
    while left > 0:
        future = ends.next(threading._time_until(end))
        if future is None:
            raise TimeoutError(f"{left} (of {len(fs)}) futures unfinished")
        left -= 1
        yield future


class DoneAndNotDoneFutures:
    def __init__(self, done, not_done):
        self.done = done
        self.not_done = not_done

    def __iter__(self):
        yield self.done
        yield self.not_done

    def __getitem__(self, index):
        return (self.done, self.not_done)[index]

    def __len__(self):
        return 2


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    end = threading._end_of(timeout)
    fs = list(set(fs))
    ends = _Ends(fs)
    done = []
    while len(done) < len(fs):
        future = ends.next(threading._time_until(end))
        if future is None:
            break
        done.append(future)
        failed = future._exception is not None
        if return_when == FIRST_COMPLETED or (return_when == FIRST_EXCEPTION and failed):
            done += ends.ended
            break
    done = set(done)
    return DoneAndNotDoneFutures(done, {future for future in fs if future not in done})
