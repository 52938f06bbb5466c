import queue
import sys
import threading
import _processes
from _processes import Process, active_children, current_process, dumps, loads, parent_process
from queue import Empty, Full


class ProcessError(Exception):
    __module__ = "multiprocessing.context" # As CPython's tracebacks name it.


class BufferTooShort(ProcessError):
    __module__ = "multiprocessing.context"


class TimeoutError(ProcessError):
    __module__ = "multiprocessing.context"


class AuthenticationError(ProcessError):
    __module__ = "multiprocessing.context"


def cpu_count():
    return __cpu_count()


def freeze_support():
    pass


def set_start_method(method, force=False):
    pass


def get_start_method(allow_none=False):
    return "fork"


def get_context(method=None):
    return _Context()


def Lock():
    return __shared_lock("Lock")


class _RLock(threading.RLock):
    def acquire(self, block=True, timeout=None):
        return super().acquire(bool(block), _lock_timeout(block, timeout))

    def release(self):
        if not self._is_owned():
            raise AssertionError("attempt to release recursive lock not owned by thread")
        super().release()


# As threading's locks count: -1 is no timeout.
def _lock_timeout(block, timeout):
    return -1 if timeout is None or not block else max(timeout, 0)


class _Semaphore(threading.Semaphore):
    def acquire(self, block=True, timeout=None):
        return __gate_take(self._gate, False if not block else None if timeout is None else max(timeout, 0))

    def get_value(self):
        __gate_look(self._gate)
        return __gate_count(self._gate)

    def release(self):
        super().release()


class _BoundedSemaphore(_Semaphore):
    def __init__(self, value):
        super().__init__(value)
        self._initial = value

    def release(self):
        if __gate_count(self._gate) >= self._initial:
            raise ValueError("semaphore or lock released too many times")
        super().release()


def RLock():
    return _shared(_RLock())


def Semaphore(value=1):
    return _shared(_Semaphore(value))


def BoundedSemaphore(value=1):
    return _shared(_BoundedSemaphore(value))


def Event():
    return _shared(threading.Event())


class _Condition(threading.Condition):
    def wait(self, timeout=None):
        if not self._is_owned():
            raise AssertionError("must acquire() condition before using wait()")
        return super().wait(timeout)

    def notify(self, n=1):
        if not self._is_owned():
            raise AssertionError("lock is not owned")
        super().notify(n)


def Condition(lock=None):
    return _shared(_Condition(RLock() if lock is None else lock))


def Barrier(parties, action=None, timeout=None):
    return _shared(threading.Barrier(parties, action, timeout))


def _shared(primitive):
    __share(primitive, False)
    return primitive


# What is put is pickled, and what is got is a copy.
class _Pickles(queue.Queue):
    def __init__(self, maxsize=0):
        super().__init__(maxsize)
        __share(self, False)
        __channel("pickles", self._have, self._room, maxsize or None)

    def put(self, obj, block=True, timeout=None):
        super().put(dumps(obj), block, timeout)

    def get(self, block=True, timeout=None):
        return loads(super().get(block, timeout))


# Those that this process has closed: the others still use them.
_closed_queues = []


# CPython pickles in a thread of the queue's own, its feeder: put() itself raises nothing, the item is lost, and
# the error is seen on standard error only.
class Queue(_Pickles):
    def _check_open(self):
        if any(queue is self for queue in _closed_queues):
            raise ValueError(f"Queue {self!r} is closed")

    def get(self, block=True, timeout=None):
        self._check_open()
        return super().get(block, timeout)

    def put(self, obj, block=True, timeout=None):
        self._check_open()
        try:
            super().put(obj, block, timeout)
        except Full:
            raise
        except Exception as error:
            __print(
                __traceback(error)
                + "The item was not put: it cannot be pickled. put() does not raise that, the queue's feeder thread does.\n",
                sys.stderr)

    def close(self):
        _closed_queues.append(self)

    def join_thread(self):
        pass

    def cancel_join_thread(self):
        pass


class JoinableQueue(Queue):
    pass


class SimpleQueue(_Pickles):
    def __init__(self):
        super().__init__()

    def close(self):
        pass


# One direction of a pipe: "to" the first of its ends or "from" it.
class _Way(_Pickles):
    def __init__(self, direction):
        super().__init__()
        __channel(direction, self._have, None, None)
        self._unread = False
        self._reset = False

    def put(self, obj):
        data = dumps(obj)
        __gate_step(self._have)
        if self._unread:
            raise BrokenPipeError(32, "Broken pipe")
        self._items.append(data)
        __channel_put(self._have, data)
        __gate_put_silent(self._have, 1)

    def get(self):
        __gate_take(self._have, None)
        if len(self._items) > 0:
            __channel_take(self._have)
            return loads(self._next())
        __gate_put_silent(self._have, 1) # Whoever reads next meets the end, too.
        if self._reset:
            self._reset = False
            raise ConnectionResetError(104, "Connection reset by peer")
        raise EOFError

    # Nobody can send any more; `reset`: and has not read all that was sent the other way.
    def end(self, reset):
        self._reset = reset
        __channel_close(self._have)
        __gate_put_silent(self._have, 1)

    # Nobody can receive any more; whether something is left unread.
    def lose_reader(self):
        self._unread = True
        return len(self._items) > 0


# One end of a pipe: what it sends goes to the other's inbox.
class Connection:
    def __init__(self, inbox, outbox):
        self._inbox = inbox
        self._outbox = outbox
        self._end = _processes.End(inbox, outbox)
        self._closed = False

    @property
    def closed(self):
        return self._closed

    @property
    def readable(self):
        return self._inbox is not None

    @property
    def writable(self):
        return self._outbox is not None

    def _check_open(self):
        if self._closed:
            raise OSError("handle is closed")

    def send(self, obj):
        self._check_open()
        if self._outbox is None:
            raise OSError("connection is read-only")
        self._outbox.put(obj)

    def recv(self):
        self._check_open()
        if self._inbox is None:
            raise OSError("connection is write-only")
        return self._inbox.get()

    def poll(self, timeout=0.0):
        self._check_open()
        if self._inbox is None:
            raise OSError("connection is write-only")
        gate = self._inbox._have
        if not timeout:
            return __gate_look(gate)
        if not __gate_take(gate, timeout):
            return False
        __gate_put_silent(gate, 1)
        return True

    def close(self):
        if not self._closed:
            self._closed = True
            self._end.close(current_process()._shared)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()


def Pipe(duplex=True):
    there = _Way("to")
    back = _Way("from") if duplex else None
    return Connection(there, back), Connection(back, there)


_REAL = ("d", "f")
_BITS = {"b": 8, "B": 8, "h": 16, "H": 16, "i": 32, "I": 32, "l": 64, "L": 64, "q": 64, "Q": 64}


# What C's type keeps of the value: integers are cut to their size.
def _as_type(typecode, value):
    if typecode in _REAL:
        if not isinstance(value, (int, float)):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        return float(value)
    if typecode not in _BITS:
        raise TypeError("this type has no size")
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    size = 1 << _BITS[typecode]
    value = int(value) % size
    return value - size if typecode.islower() and value >= size // 2 else value


# Memory that processes share. Its value is an attribute like any other: reading and writing it are two steps.
class Value:
    def __init__(self, typecode_or_type, *args, lock=True):
        __share(self, False)
        self._lock = None if lock is False else RLock() if lock is True else lock
        self.value = _as_type(typecode_or_type, args[0] if args else 0)

    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self

    def acquire(self, *args, **kwargs):
        return self._lock.acquire(*args, **kwargs)

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *details):
        return self._lock.__exit__(*details)


RawValue = Value


# A list whose reads and writes are steps where several processes use it.
class _Items:
    def __init__(self, items):
        __share(self, True)
        self._items = items
        __location(items)

    def __len__(self):
        __use(self._items, False)
        return len(self._items)

    def __getitem__(self, key):
        __use(self._items, False)
        return self._items[key]

    def __setitem__(self, key, value):
        __use(self._items, True)
        self._items[key] = value

    def __iter__(self):
        i = 0
        while True:
            __use(self._items, False)
            if i >= len(self._items):
                return
            yield self._items[i]
            i += 1


class Array(_Items):
    def __init__(self, typecode_or_type, size_or_initializer, *, lock=True):
        self._typecode = typecode_or_type
        if isinstance(size_or_initializer, int):
            if size_or_initializer < 0:
                raise ValueError(f"Array length must be >= 0, not {size_or_initializer}")
            items = [_as_type(typecode_or_type, 0)] * size_or_initializer
        else:
            items = [_as_type(typecode_or_type, item) for item in size_or_initializer]
        super().__init__(items)
        self._lock = None if lock is False else RLock() if lock is True else lock

    def _check_index(self, key):
        if isinstance(key, int) and not -len(self._items) <= key < len(self._items):
            raise IndexError("invalid index")

    def __getitem__(self, key):
        self._check_index(key)
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        self._check_index(key)
        if isinstance(key, int):
            value = _as_type(self._typecode, value)
        else:
            value = [_as_type(self._typecode, item) for item in value]
            if len(value) != len(self._items[key]):
                raise ValueError("Can only assign sequence of same size")
        super().__setitem__(key, value)

    def acquire(self, *args, **kwargs):
        return self._lock.acquire(*args, **kwargs)

    def release(self):
        self._lock.release()

    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *details):
        return self._lock.__exit__(*details)


RawArray = Array


# Containers of a manager's process: each operation is one message there and back.
class ListProxy(_Items):
    def __getitem__(self, key):
        __use(self._items, False)
        return loads(dumps(self._items[key]))

    def __setitem__(self, key, value):
        data = dumps(value)
        __use(self._items, True)
        self._items[key] = loads(data)

    def __delitem__(self, key):
        __use(self._items, True)
        del self._items[key]

    def __contains__(self, item):
        __use(self._items, False)
        return item in self._items

    def __add__(self, other):
        __use(self._items, False)
        return self._items + list(other)

    def append(self, item):
        data = dumps(item)
        __use(self._items, True)
        self._items.append(loads(data))

    def extend(self, items):
        data = dumps(list(items))
        __use(self._items, True)
        self._items.extend(loads(data))

    def insert(self, index, item):
        data = dumps(item)
        __use(self._items, True)
        self._items.insert(index, loads(data))

    def pop(self, *args):
        __use(self._items, True)
        return self._items.pop(*args)

    def remove(self, item):
        __use(self._items, True)
        self._items.remove(item)

    def sort(self, *, key=None, reverse=False):
        __use(self._items, True)
        self._items.sort(key=key, reverse=reverse)

    def reverse(self):
        __use(self._items, True)
        self._items.reverse()

    def count(self, item):
        __use(self._items, False)
        return self._items.count(item)

    def index(self, *args):
        __use(self._items, False)
        return self._items.index(*args)

    def _getvalue(self):
        return list(self)

    def __repr__(self):
        return "<ListProxy object, typeid 'list'>"

    def __str__(self):
        __use(self._items, False)
        return str(self._items)


class DictProxy(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        __share(self, True)
        __location(self)

    def __len__(self):
        __use(self, False)
        return dict.__len__(self)

    def __getitem__(self, key):
        __use(self, False)
        return loads(dumps(dict.__getitem__(self, key)))

    def __setitem__(self, key, value):
        data = dumps((key, value))
        __use(self, True)
        key, value = loads(data)
        dict.__setitem__(self, key, value)

    def __delitem__(self, key):
        __use(self, True)
        dict.__delitem__(self, key)

    def __contains__(self, key):
        __use(self, False)
        return dict.__contains__(self, key)

    def __iter__(self):
        return iter(self.keys())

    def get(self, key, default=None):
        __use(self, False)
        return dict.get(self, key, default)

    def keys(self):
        __use(self, False)
        return list(dict.keys(self))

    def values(self):
        __use(self, False)
        return list(dict.values(self))

    def items(self):
        __use(self, False)
        return list(dict.items(self))

    def copy(self):
        __use(self, False)
        return dict.copy(self)

    def pop(self, *args):
        __use(self, True)
        return dict.pop(self, *args)

    def setdefault(self, key, default=None):
        __use(self, True)
        return dict.setdefault(self, key, default)

    def update(self, *args, **kwargs):
        __use(self, True)
        dict.update(self, *args, **kwargs)

    def clear(self):
        __use(self, True)
        dict.clear(self)

    def _getvalue(self):
        return self.copy()

    def __repr__(self):
        return "<DictProxy object, typeid 'dict'>"

    def __str__(self):
        return str(self.copy())


class _Namespace:
    def __init__(self):
        __share(self, True)


class _Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        pass

    def shutdown(self):
        pass

    def list(self, sequence=()):
        return ListProxy([item for item in sequence])

    def dict(self, *args, **kwargs):
        return DictProxy(*args, **kwargs)

    def Namespace(self):
        return _Namespace()

    def Value(self, typecode, value, lock=True):
        return Value(typecode, value)

    def Array(self, typecode, sequence, lock=True):
        return Array(typecode, sequence)

    def Lock(self):
        return Lock()

    def RLock(self):
        return RLock()

    def Event(self):
        return Event()

    def Semaphore(self, value=1):
        return Semaphore(value)

    def Queue(self, maxsize=0):
        return Queue(maxsize)


def Manager():
    return _Manager()


# Runs a chunk of a map in a worker.
def _each(func, chunk):
    return [func(item) for item in chunk]


def _each_star(func, chunk):
    return [func(*item) for item in chunk]


class AsyncResult:
    def __init__(self, jobs, take):
        self._jobs = jobs
        self._take = take

    def ready(self):
        return all(job.ended for job in self._jobs)

    def wait(self, timeout=None):
        end = threading._end_of(timeout)
        for job in self._jobs:
            if not __gate_take(job.gate, threading._time_until(end)):
                return

    def successful(self):
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        try:
            self._take(self._jobs)
        except Exception:
            return False
        return True

    def get(self, timeout=None):
        end = threading._end_of(timeout)
        for job in self._jobs:
            if not __gate_take(job.gate, threading._time_until(end)):
                raise TimeoutError
        return self._take(self._jobs)


def _take_one(jobs):
    return jobs[0].result()


def _take_chunks(jobs):
    return [item for job in jobs for item in job.result()]


# The results of jobs, each a list; a job that has failed is an exception among them.
class IMapIterator:
    def __init__(self, jobs):
        self._jobs = jobs
        self._items = []

    def __iter__(self):
        return self

    def __next__(self):
        return self.next()

    def next(self, timeout=None):
        while not self._items:
            if not self._jobs:
                raise StopIteration
            self._items = self._jobs.pop(self._wait(timeout)).result()
        return self._items.pop(0)

    # The index of the job whose results are next.
    def _wait(self, timeout):
        if not __gate_take(self._jobs[0].gate, timeout):
            raise TimeoutError
        return 0


class IMapUnorderedIterator(IMapIterator):
    def _wait(self, timeout):
        ended = __select((None,) + tuple(job.gate for job in self._jobs), False, timeout)
        if ended < 0:
            raise TimeoutError
        return ended - 1


class Pool:
    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        if processes is None:
            processes = __cpu_count()
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._processes = processes
        self._initializer = initializer
        self._initargs = initargs
        self._jobs = _processes.Jobs(True)
        self._workers = []
        self._tellers = []
        self._closed = False

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, *details):
        self.terminate()

    def _check_running(self):
        if self._closed:
            raise ValueError("Pool not running")

    # The workers are forked when the first job needs them.
    def _submit(self, func, args, kwargs):
        job = _processes.Job(dumps((func, args, kwargs)), True)
        while len(self._workers) < self._processes:
            worker = Process(target=self._jobs.work, args=(self._initializer, self._initargs), daemon=True)
            worker.name = "ForkPoolWorker-" + worker.name[len("Process-"):]
            self._workers.append(worker)
            worker.start()
        self._jobs.add(job)
        return job

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = AsyncResult([self._submit(func, tuple(args), dict(kwds))], _take_one)
        return self._call_back(result, callback, error_callback)

    def _call_back(self, result, callback, error_callback):
        if callback is None and error_callback is None:
            return result

        def tell():
            try:
                value = result.get()
            except Exception as error:
                if error_callback is not None:
                    error_callback(error)
            else:
                if callback is not None:
                    callback(value)

        teller = threading.Thread(target=tell, name="ResultHandler", daemon=True)
        self._tellers.append(teller)
        teller.start()
        return result

    def _chunks(self, iterable, chunksize):
        items = list(iterable)
        if chunksize is None:
            chunksize, extra = divmod(len(items), self._processes * 4)
            if extra:
                chunksize += 1
            if not items:
                chunksize = 1
        return [items[i : i + chunksize] for i in range(0, len(items), chunksize)]

    def _map(self, each, func, iterable, chunksize):
        self._check_running()
        jobs = [self._submit(each, (func, chunk), {}) for chunk in self._chunks(iterable, chunksize)]
        return AsyncResult(jobs, _take_chunks)

    def map(self, func, iterable, chunksize=None):
        return self._map(_each, func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._call_back(self._map(_each, func, iterable, chunksize), callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        return self._map(_each_star, func, iterable, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._call_back(self._map(_each_star, func, iterable, chunksize), callback, error_callback)

    def imap(self, func, iterable, chunksize=1):
        return IMapIterator(self._map(_each, func, iterable, chunksize)._jobs)

    def imap_unordered(self, func, iterable, chunksize=1):
        return IMapUnorderedIterator(self._map(_each, func, iterable, chunksize)._jobs)

    def close(self):
        if not self._closed:
            self._closed = True
            self._jobs.close(len(self._workers))

    def terminate(self):
        self._jobs.waiting.clear()
        for worker in self._workers:
            if worker.is_alive():
                worker.terminate()
        self._tellers.clear()
        self.close()

    def join(self):
        if not self._closed:
            raise ValueError("Pool is still running")
        for worker in self._workers:
            worker.join()
        for teller in self._tellers:
            teller.join()


class _Context:
    Process = Process
    Pool = Pool
    Queue = Queue
    JoinableQueue = JoinableQueue
    SimpleQueue = SimpleQueue
    Value = Value
    Array = Array

    def Pipe(self, duplex=True):
        return Pipe(duplex)

    def Lock(self):
        return Lock()

    def RLock(self):
        return RLock()

    def Event(self):
        return Event()

    def Semaphore(self, value=1):
        return Semaphore(value)

    def Manager(self):
        return Manager()

    def cpu_count(self):
        return cpu_count()

    def get_start_method(self):
        return "fork"
