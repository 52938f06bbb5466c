import sys
import threading


class PicklingError(Exception):
    __module__ = "_pickle" # As CPython's tracebacks name it.


# What Pool raises where a result cannot be sent back.
class MaybeEncodingError(Exception):
    __module__ = "multiprocessing.pool"

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"


class BrokenExecutor(RuntimeError):
    __module__ = "concurrent.futures._base"


class BrokenProcessPool(BrokenExecutor):
    __module__ = "concurrent.futures.process"


# The value as it goes to another process: what it is there has nothing to do with what it was here.
def dumps(value):
    data = __pickle((value,))
    if isinstance(data, tuple):
        return data
    name = data.__qualname__
    if "<locals>" in name:
        raise AttributeError(f"Can't pickle local object '{name}'")
    raise PicklingError(f"Can't pickle {data!r}: attribute lookup {name} on __main__ failed")


def loads(data):
    return __unpickle(data)[0]


# What the processes of a family tree know in common about one of them.
class State:
    def __init__(self):
        __share(self, False)
        self.exitcode = None
        self.ends = []
        # Always has a permit: who passes it has come there in time, too.
        self.passage = __gate("Event", 1)

    # The process is no more: what it had open is closed.
    def close_ends(self):
        for end in list(self.ends):
            end.close(self)


# One end of a pipe as all processes see it. A fork opens it once more; it is closed when the last process that
# has it open has closed it.
class End:
    def __init__(self, inbox, outbox):
        __share(self, False)
        self._inbox = inbox
        self._outbox = outbox
        self._open = 1
        current_process()._shared.ends.append(self)

    def fork(self):
        self._open += 1

    def close(self, state):
        state.ends.remove(self)
        self._open -= 1
        if self._open > 0:
            return
        lost = self._inbox is not None and self._inbox.lose_reader()
        if self._outbox is not None:
            self._outbox.end(lost and self._inbox is not None)


# Process numbers of this process's children so far, those that it has started, and this process; each process
# has its own.
_counter = [0]
_children = []
_current = []


class Process:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        parent = current_process()
        _counter[0] += 1
        self._identity = parent._identity + (_counter[0],)
        if name is None:
            name = f"{type(self).__name__}-" + ":".join(str(i) for i in self._identity)
        self._parent = parent._number
        self._target = target
        self._args = tuple(args)
        self._kwargs = {} if kwargs is None else dict(kwargs)
        self._state = None
        # In the process that has forked it: it can end it from outside.
        self._forked = False
        self._closed = False
        self._shared = State()
        self._number = __thread_new(self, str(name), False if daemon is None else daemon)

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def _check_closed(self):
        if self._closed:
            raise ValueError("process object is closed")

    def start(self):
        self._check_closed()
        if self._state is not None:
            raise AssertionError("cannot start a process twice")
        parent = current_process()
        if parent._number != self._parent:
            raise AssertionError("can only start a process object created by current process")
        if parent.daemon:
            raise AssertionError("daemonic processes are not allowed to have children")
        _children.append(self)
        self._state = "started"
        self._shared.ends.extend(parent._shared.ends)
        for end in self._shared.ends:
            end.fork()
        __process_start(self._number, self._live)
        self._forked = True

    # What the child does: a method without arguments.
    def _live(self):
        _current[:] = [self]
        _children.clear()
        _counter[0] = 0
        threading._main[:] = [threading.current_thread()]
        try:
            self.run()
            self._shared.exitcode = 0
        except SystemExit as exit:
            code = exit.code
            self._shared.exitcode = 0 if code is None else code if isinstance(code, int) else 1
        except BaseException:
            self._shared.exitcode = 1
            raise
        finally:
            if self._shared.ends:
                __park(self._shared.passage, None)
                self._shared.close_ends()

    def terminate(self):
        self._end("terminate", 15)

    def kill(self):
        self._end("kill", 9)

    # By a signal: nothing of the process runs any more, no finally, and what it holds stays held.
    def _end(self, name, signal):
        self._check_closed()
        if not self._forked:
            raise AttributeError(f"'NoneType' object has no attribute '{name}'")
        if __process_kill(self._number, signal):
            self._shared.exitcode = -signal
            self._shared.close_ends()

    def join(self, timeout=None):
        self._check_closed()
        if self._parent != current_process()._number:
            raise AssertionError("can only join a child process")
        if self._state is None:
            raise AssertionError("can only join a started process")
        __thread_join(self._number, timeout)

    def is_alive(self):
        self._check_closed()
        return self._state is not None and __thread_alive(self._number)

    @property
    def exitcode(self):
        self._check_closed()
        if self._state is None or __thread_alive(self._number):
            return None
        return self._shared.exitcode

    @property
    def name(self):
        return __thread_name(self._number)

    @name.setter
    def name(self, name):
        __thread_set_name(self._number, str(name))

    @property
    def daemon(self):
        return __thread_daemon(self._number)

    @daemon.setter
    def daemon(self, daemon):
        if self._state is not None:
            raise AssertionError("process has already started")
        __thread_daemon(self._number, bool(daemon))

    @property
    def pid(self):
        return None if self._state is None else 1000 + self._number

    @property
    def ident(self):
        return self.pid

    def close(self):
        if not self._closed and self.is_alive():
            raise ValueError(
                "Cannot close a process while it is still running. You should first call join() or terminate().")
        self._closed = True

    def __repr__(self):
        parts = [type(self).__name__, f"name={self.name!r}"]
        exitcode = None if self._closed else self.exitcode
        if self._forked and not self._closed:
            parts.append(f"pid={self.pid}")
        parts.append(f"parent={None if self._parent is None else 1000 + self._parent}")
        parts.append(
            "closed" if self._closed else "initial" if self._state is None
            else "started" if exitcode is None else "stopped")
        if exitcode is not None:
            parts.append(f"exitcode={_SIGNALS.get(exitcode, exitcode)}")
        if self.daemon:
            parts.append("daemon")
        return f"<{' '.join(parts)}>"


_SIGNALS = {-9: "-SIGKILL", -15: "-SIGTERM"}


# The main process.
class _MainProcess(Process):
    def __init__(self):
        self._identity = ()
        self._parent = None
        self._target = None
        self._state = "started"
        self._forked = False
        self._closed = False
        self._shared = State()
        self._number = __thread_number()

    @property
    def name(self):
        return "MainProcess"

    @property
    def daemon(self):
        return False


def current_process():
    if not _current:
        _current.append(_MainProcess())
    return _current[0]


def active_children():
    _children[:] = [child for child in _children if not child._closed and child.is_alive()]
    return list(_children)


# What a child knows of its parent.
class _ParentProcess:
    def __init__(self, number):
        self._number = number

    @property
    def name(self):
        return "MainProcess" if self._number == 0 else __thread_name(self._number)

    @property
    def pid(self):
        return 1000 + self._number

    @property
    def ident(self):
        return self.pid

    def is_alive(self):
        return __thread_alive(self._number)

    def join(self, timeout=None):
        __thread_join(self._number, timeout)

    def __repr__(self):
        return f"<_ParentProcess name={self.name!r} parent=None unknown>"


def parent_process():
    number = current_process()._parent
    return None if number is None else _ParentProcess(number)


# A job sent to a worker, and what becomes of it; all processes see the same one.
class Job:
    def __init__(self, data, of_pool):
        __share(self, False)
        self.data = data
        self.of_pool = of_pool
        self.answer = None
        self.gate = __gate("Future", 0)
        self.ended = False

    # In the worker: runs it and sends the answer back.
    def run(self):
        try:
            func, args, kwargs = loads(self.data)
            outcome = (True, func(*args, **kwargs))
        except Exception as error:
            outcome = (False, error)
        except BaseException as error:
            if self.of_pool: # Its worker ends by that, and nobody hears of the job again.
                raise
            outcome = (False, error)
        try:
            self.answer = dumps(outcome)
        except Exception as error:
            self.answer = dumps((False, MaybeEncodingError(error, outcome[1]) if self.of_pool else error))
        self.end()

    def end(self):
        self.ended = True
        __gate_put_silent(self.gate, 1)

    def fail(self, error):
        self.answer = dumps((False, error))
        self.end()

    def result(self):
        ok, value = loads(self.answer)
        if not ok:
            raise value
        return value


# Where workers take their jobs.
class Jobs:
    def __init__(self, of_pool):
        __share(self, False)
        self.of_pool = of_pool
        self.waiting = []
        self.have = __gate("Queue", 0)
        self.over = False
        self.broken = False
        # Workers that wait and have no job coming.
        self.idle = 0

    def add(self, job):
        self.waiting.append(job)
        __gate_put_silent(self.have, 1)

    def remove(self, job):
        self.waiting.remove(job)
        __gate_put_silent(self.have, -1)

    def close(self, workers):
        self.over = True
        __gate_put_silent(self.have, workers)

    # A worker ends before its first job.
    def break_down(self, error):
        __print("Exception in initializer:\n" + __traceback(error), sys.stderr)
        self.broken = True
        for job in self.waiting:
            job.fail(BrokenProcessPool(
                "A process in the process pool was terminated abruptly while the future was running or pending."))
        self.waiting.clear()

    # What a worker process does.
    def work(self, initializer, initargs):
        if initializer is not None:
            try:
                initializer(*initargs)
            except BaseException as error:
                if self.of_pool:
                    raise
                return self.break_down(error)
        while True:
            __park(self.have, None)
            if not self.waiting:
                return
            self.waiting.pop(0).run()
            self.idle += 1
