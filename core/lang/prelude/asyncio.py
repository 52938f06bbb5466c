import sys
import threading
import concurrent.futures

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

TimeoutError = TimeoutError

# Of a Future; what of a loop's turn is native (core/world/loop_objects.h) has them too, as it has the order in
# which the objects below define their attributes.
_PENDING = 0
_CANCELLED = 1
_FINISHED = 2
_STATES = ("PENDING", "CANCELLED", "FINISHED")


class CancelledError(BaseException):
    __module__ = "asyncio.exceptions" # As CPython's tracebacks name it.


class InvalidStateError(Exception):
    __module__ = "asyncio.exceptions"


class QueueEmpty(Exception):
    __module__ = "asyncio.queues"


class QueueFull(Exception):
    __module__ = "asyncio.queues"


def iscoroutine(obj):
    return type(obj).__name__ == "coroutine"


def isfuture(obj):
    return isinstance(obj, Future)


# A call that a loop is to make.
class Handle:
    _cancelled = False

    def __init__(self, callback, args, loop):
        self._callback = callback
        self._args = args
        self._loop = loop

    def cancel(self):
        self._cancelled = True

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._callback(*self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop._report(error, self)

    def _text(self):
        callback = self._callback
        name = callback.__qualname__ if hasattr(callback, "__qualname__") else repr(callback)
        return f"{name}({', '.join(repr(arg) for arg in self._args)})"


class TimerHandle(Handle):
    def __init__(self, when, number, callback, args, loop):
        super().__init__(callback, args, loop)
        self._when = when
        self._number = number

    def when(self):
        return self._when


# What CPython logs of an exception that goes no further; only its last line, as the exception knows no place.
def _tell(what, where, error):
    lines = [line for line in __traceback(error).split("\n") if not line.startswith(("Traceback ", "  "))]
    __print(f"{what}\n{where}\n" + "\n".join(lines), sys.stderr)


# The loops that run, by the number of their thread; those that were set or made for a thread.
_running = {}
_of_thread = {}


def _get_running_loop():
    return _running.get(__thread_number())


def get_running_loop():
    loop = _get_running_loop()
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop():
    loop = _get_running_loop()
    if loop is not None:
        return loop
    number = __thread_number()
    if number not in _of_thread:
        if number != 0:
            raise RuntimeError(f"There is no current event loop in thread {threading.current_thread().name!r}.")
        _of_thread[number] = new_event_loop()
    loop = _of_thread[number]
    if loop is None:
        raise RuntimeError(f"There is no current event loop in thread {threading.current_thread().name!r}.")
    return loop


def set_event_loop(loop):
    _of_thread[__thread_number()] = loop


def new_event_loop():
    return EventLoop()


# As BaseEventLoop of CPython 3.11; __run_turns calls its _run_once until somebody stops it.
class EventLoop:
    def __init__(self):
        # What the next turn calls: handles, sleeps that are over, and tasks that go on.
        self._ready = []
        # What this turn calls: from _next on it is left. Between two turns there is no _next.
        self._todo = []
        self._next = None
        # Lists of deadlines, each with its timer, all in order; those timers before _first, in the first
        # list, have fired.
        self._timers = []
        self._first = 0
        self._now = 0.0
        self._current = None
        self._fires = False
        self._tasks = {}
        self._gate = __gate("EventLoop", 0)
        # Awaited I/O: the numbers of the tasks in the order in which they began, and their futures.
        self._operations = []
        self._stopping = False
        self._awaited = {}
        self._thread = None
        self._closed = False
        self._executor = None
        # What has ended by an exception.
        self._failed = []

    def time(self):
        return __loop_time(self._now)

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def is_running(self):
        return self._thread is not None

    def is_closed(self):
        return self._closed

    def call_soon(self, callback, *args):
        self._check_closed()
        handle = Handle(callback, args, self)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args):
        handle = self.call_soon(callback, *args)
        __gate_put_silent(self._gate, 1)
        return handle

    def call_later(self, delay, callback, *args):
        return self.call_at(self.time() + delay, callback, *args)

    def call_at(self, when, callback, *args):
        self._check_closed()
        number = self._current._number if self._current is not None else __thread_number()
        handle = TimerHandle(when, number, callback, args, self)
        __insert_timer(self, handle)
        return handle

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None):
        self._check_closed()
        return Task(coro, loop=self, name=name)

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if executor is None:
            if self._executor is None:
                self._executor = concurrent.futures.ThreadPoolExecutor(thread_name_prefix="asyncio")
            executor = self._executor
        return wrap_future(executor.submit(func, *args), loop=self)

    def stop(self):
        self._stopping = True

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready = []
        self._timers = []
        self._first = 0
        for future in self._failed:
            if future._unretrieved:
                _tell(f"{type(future).__name__} exception was never retrieved", f"future: {future!r}", future._exception)
        self._failed = []
        if self._executor is not None:
            self._executor.shutdown(wait=False)

    def run_forever(self):
        self._check_closed()
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        number = __thread_number()
        self._thread = number
        _running[number] = self
        try:
            while not self._run_turns():
                pass
        finally:
            self._stopping = False
            self._thread = None
            del _running[number]

    def run_until_complete(self, future):
        self._check_closed()
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        future = ensure_future(future, loop=self)
        future.add_done_callback(_stop_loop_of)
        try:
            self.run_forever()
        finally:
            future.remove_done_callback(_stop_loop_of)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    # Whether it has been stopped, not by an exception.
    def _run_turns(self):
        try:
            __run_turns(self, Task, _Sleep)
            return True
        except BaseException as error:
            task = self._current
            if task is not None:
                task._end_by(error)
            if isinstance(error, (SystemExit, KeyboardInterrupt)):
                self._ready = self._todo[self._next :] + self._ready
                self._todo = []
                self._next = None
                raise
            return False

    def _io_came(self, number):
        self._operations.remove(number)
        self._awaited.pop(number).set_result(None)

    def _report(self, error, handle):
        _tell(f"Exception in callback {handle._text()}", f"handle: <Handle {handle._text()}>", error)

    # The operation of interleave.aio().
    async def _await_io(self, ms, device):
        number = self._current._number
        __await_io(ms, device, number)
        operation = _Operation(number, self)
        self._operations.append(number)
        self._awaited[number] = operation
        __rest(operation)

    # What interleave's Channel does in a thread while a task awaits it.
    async def _in_thread(self, func):
        __await_step()
        return await self.run_in_executor(None, func)._wait()

    def _shutdown_executor(self):
        if self._executor is not None:
            self._executor.shutdown(wait=True)


def _stop_loop_of(future):
    if not future.cancelled():
        error = future._exception
        if isinstance(error, (SystemExit, KeyboardInterrupt)):
            return
    future._loop.stop()


class Future:
    # What most futures never have is in the class.
    _result = None
    _exception = None
    _cancel_message = None
    # What has cancelled a task from within: who awaits it first gets that very exception.
    _cancelled_error = None
    # Nobody has asked for its exception yet.
    _unretrieved = False
    # What a task that awaits it is doing: "io", "sleep", "lock" or "wait".
    _why = "wait"

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._state = _PENDING
        # None, a task that awaits it, or a list of such and of functions.
        self._callbacks = None

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != _PENDING

    def cancelled(self):
        return self._state == _CANCELLED

    def cancel(self, msg=None):
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._call_back()
        return True

    def _make_cancelled_error(self):
        if self._cancelled_error is not None:
            error = self._cancelled_error
            self._cancelled_error = None
            return error
        if self._cancel_message is None:
            return CancelledError()
        return CancelledError(self._cancel_message)

    def result(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Result is not set.")
        if self._exception is not None:
            self._note_retrieved()
            raise self._exception
        return self._result

    def exception(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Exception is not set.")
        self._note_retrieved()
        return self._exception

    def set_result(self, result):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = _FINISHED
        self._call_back()

    def set_exception(self, exception):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._fail(exception)
        self._call_back()

    def _note_retrieved(self):
        if self._unretrieved:
            self._unretrieved = False

    def _fail(self, exception):
        self._exception = exception
        self._state = _FINISHED
        self._unretrieved = True
        self._loop._failed.append(self)

    def add_done_callback(self, fn):
        if self._state != _PENDING:
            self._loop.call_soon(fn, self)
        elif self._callbacks is None:
            self._callbacks = [fn]
        elif isinstance(self._callbacks, list):
            self._callbacks.append(fn)
        else:
            self._callbacks = [self._callbacks, fn]

    def remove_done_callback(self, fn):
        if not isinstance(self._callbacks, list):
            return 0
        kept = [each for each in self._callbacks if each != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks = kept
        return removed

    def _call_back(self):
        callbacks = self._callbacks
        if callbacks is None:
            return
        self._callbacks = None
        for fn in callbacks if isinstance(callbacks, list) else (callbacks,):
            if isinstance(fn, Task):
                __task_ready(fn._number)
                self._loop._check_closed()
                self._loop._ready.append(fn)
            else:
                self._loop.call_soon(fn, self)

    def __await__(self):
        __await_step()
        if self._state == _PENDING:
            yield self
        return self.result()

    # As __await__, without a step of its own.
    async def _wait(self):
        __rest(self)
        return self.result()

    def __repr__(self):
        if self._state == _FINISHED:
            if self._exception is not None:
                return f"<Future finished exception={self._exception!r}>"
            return f"<Future finished result={self._result!r}>"
        return f"<Future {_STATES[self._state].lower()}>"


_task_names = [0]


# I/O that a task awaits. Cancelled, it cannot complete any more.
class _Operation(Future):
    _why = "io"

    def __init__(self, number, loop):
        super().__init__(loop=loop)
        self._number = number

    def cancel(self, msg=None):
        if not super().cancel(msg):
            return False
        self._loop._operations.remove(self._number)
        del self._loop._awaited[self._number]
        __io_cancel(self._number)
        return True


# What a task sleeps for: a future, and the timer that ends it.
class _Sleep(Future):
    _why = "sleep"
    _cancelled = False

    def cancel(self, msg=None):
        self._cancelled = True
        return super().cancel(msg)


class Task(Future):
    _must_cancel = False
    _cancel_requests = 0
    # With which it goes on.
    _error = None

    def __init__(self, coro, *, loop=None, name=None):
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        if name is None:
            _task_names[0] += 1
            name = f"Task-{_task_names[0]}"
        name = str(name)
        self._coro = coro
        self._number = __task_new(self, name)
        self._name = name
        self._waits_for = None
        self._loop._check_closed()
        self._loop._tasks[self._number] = self
        self._loop._ready.append(self)

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)
        __thread_set_name(self._number, self._name)

    def get_coro(self):
        return self._coro

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancelling(self):
        return self._cancel_requests

    def uncancel(self):
        if self._cancel_requests > 0:
            self._cancel_requests -= 1
        return self._cancel_requests

    def cancel(self, msg=None):
        if self._state != _PENDING:
            return False
        self._cancel_requests += 1
        if self._waits_for is not None and self._waits_for.cancel(msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    # An exception that leaves its coroutine ends it.
    def _end_by(self, error):
        if isinstance(error, CancelledError):
            self._cancel_message = None
            self._cancelled_error = error
            self._state = _CANCELLED
        else:
            self._fail(error)
        del self._loop._tasks[self._number]
        self._call_back()
        self._loop._current = None
        __task_end(self)

    def _call_back_at_end(self):
        self._call_back()
        return "end"

    # It is about to go on with an exception: that of what it waited for, or because it was cancelled.
    def _make_error(self):
        awaited = self._waits_for
        error = self._error
        if awaited is not None:
            if awaited._state == _CANCELLED:
                error = awaited._make_cancelled_error()
            else:
                error = awaited._exception
                awaited._note_retrieved()
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._error = error
        self._waits_for = None

    # It awaits what it has yielded; that is no future that it can wait for, or it is being cancelled.
    def _suspend(self, awaited):
        if not isinstance(awaited, Future):
            self._error = RuntimeError(f"Task got bad yield: {awaited!r}")
        elif awaited is self:
            self._error = RuntimeError(f"Task cannot await on itself: {self!r}")
        elif awaited._loop is not self._loop:
            self._error = RuntimeError(f"Task {self!r} got Future {awaited!r} attached to a different loop")
        else:
            self._waits_for = awaited
            if awaited._state == _PENDING:
                awaited.add_done_callback(self)
                if self._must_cancel and awaited.cancel(self._cancel_message):
                    self._must_cancel = False
                return awaited._why
        self._loop._ready.append(self)
        return "ready"

    def __repr__(self):
        outcome = ""
        if self._state == _FINISHED:
            failed = self._exception is not None
            outcome = f" exception={self._exception!r}" if failed else f" result={self._result!r}"
        return f"<Task {_STATES[self._state].lower()} name={self._name!r}{outcome}>"


def current_task(loop=None):
    if loop is None:
        loop = get_running_loop()
    return loop._current


def all_tasks(loop=None):
    if loop is None:
        loop = get_running_loop()
    return set(loop._tasks.values())


def create_task(coro, *, name=None):
    return get_running_loop().create_task(coro, name=name)


async def _await(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    if isinstance(coro_or_future, Future):
        if loop is not None and loop is not coro_or_future._loop:
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(coro_or_future, "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _await(coro_or_future)
    if loop is None:
        loop = get_event_loop()
    return loop.create_task(coro_or_future)


# What has ended already stays as it is.
def _end_alike(future, source):
    if future._state != _PENDING:
        return
    if source.cancelled():
        future.cancel()
    elif source._exception is not None:
        source._unretrieved = False
        future.set_exception(source._exception)
    else:
        future.set_result(source._result)


def wrap_future(future, *, loop=None):
    if isinstance(future, Future):
        return future
    loop = get_event_loop() if loop is None else loop
    wrapped = loop.create_future()

    def take(source):
        _end_alike(wrapped, source)

    def give_up(done):
        if done._state == _CANCELLED:
            future.cancel()

    def hand_over(source):
        if not loop._closed:
            loop.call_soon_threadsafe(take, source)

    wrapped.add_done_callback(give_up)
    future.add_done_callback(hand_over)
    return wrapped


# The coroutine runs in a loop of another thread.
def run_coroutine_threadsafe(coro, loop):
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = concurrent.futures.Future()

    def begin():
        task = ensure_future(coro, loop=loop)
        task.add_done_callback(hand_over)
        future.add_done_callback(lambda done: done.cancelled() and loop.call_soon_threadsafe(task.cancel))

    def hand_over(task):
        if future.cancelled():
            return
        if task.cancelled():
            future.cancel()
        elif task.exception() is not None:
            future.set_exception(task.exception())
        else:
            future.set_result(task.result())

    loop.call_soon_threadsafe(begin)
    return future


def run(main, *, debug=None):
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    if not iscoroutine(main):
        raise ValueError(f"a coroutine was expected, got {main!r}")
    loop = new_event_loop()
    set_event_loop(loop)
    try:
        return loop.run_until_complete(main)
    finally:
        _cancel_all(loop)
        loop._shutdown_executor()
        set_event_loop(None)
        loop.close()


def _cancel_all(loop):
    tasks = list(loop._tasks.values())
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(gather(*tasks, return_exceptions=True, _loop=loop))
    for task in tasks:
        if task._state == _FINISHED and task._exception is not None:
            _tell("unhandled exception during asyncio.run() shutdown", f"task: {task!r}", task._exception)


class Runner:
    def __init__(self, *, debug=None):
        self._loop = None

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, *details):
        self.close()

    def get_loop(self):
        if self._loop is None:
            self._loop = new_event_loop()
            set_event_loop(self._loop)
        return self._loop

    def run(self, coro):
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        return self.get_loop().run_until_complete(coro)

    def close(self):
        if self._loop is not None:
            _cancel_all(self._loop)
            self._loop._shutdown_executor()
            set_event_loop(None)
            self._loop.close()
            self._loop = None


def _set_result_unless_done(future, result):
    if future._state == _PENDING:
        future.set_result(result)


async def sleep(delay, result=None):
    if delay <= 0:
        __await_step()
        __rest(None)
    else:
        __sleep(_Sleep, _running, delay)
    return result


async def to_thread(func, /, *args, **kwargs):
    __await_step()
    loop = get_running_loop()
    return await loop.run_in_executor(None, lambda: func(*args, **kwargs))._wait()


class _GatheringFuture(Future):
    def __init__(self, children, *, loop=None):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self._state != _PENDING:
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False, _loop=None):
    loop = get_event_loop() if _loop is None else _loop
    if not coros_or_futures:
        outer = loop.create_future()
        outer.set_result([])
        return outer
    if len(set(coros_or_futures)) < len(coros_or_futures):
        coros_or_futures = _one_task_each(coros_or_futures, loop)
    left = len(coros_or_futures)
    children = []
    outer = None

    def note_end(future):
        nonlocal left
        left -= 1
        if future._unretrieved:
            future._unretrieved = False
        if outer is None or outer._state != _PENDING:
            return
        if not return_exceptions:
            if future._state == _CANCELLED:
                return outer.set_exception(future._make_cancelled_error())
            if future._exception is not None:
                return outer.set_exception(future._exception)
        if left > 0:
            return
        if outer._cancel_requested:
            return outer.set_exception(future._make_cancelled_error())
        outer.set_result([_outcome(child) for child in children])

    for each in coros_or_futures:
        child = ensure_future(each, loop=loop)
        children.append(child)
        child.add_done_callback(note_end)
    outer = _GatheringFuture(children, loop=loop)
    return outer


# A coroutine that is given twice is run once.
def _one_task_each(coros_or_futures, loop):
    futures = {}
    for each in coros_or_futures:
        if each not in futures:
            futures[each] = ensure_future(each, loop=loop)
    return [futures[each] for each in coros_or_futures]


def _outcome(future):
    if future._state == _CANCELLED:
        return CancelledError("" if future._cancel_message is None else future._cancel_message)
    return future._result if future._exception is None else future._exception


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isinstance(fs, Future) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    fs = list(fs)
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    for each in fs:
        if iscoroutine(each):
            raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    __await_step()
    loop = get_running_loop()
    waiter = loop.create_future()
    left = sum(1 for each in fs if each._state == _PENDING)
    timer = None if timeout is None else loop.call_later(timeout, _set_result_unless_done, waiter, None)

    def note_end(future):
        nonlocal left
        left -= 1
        failed = future._state != _CANCELLED and future._exception is not None
        if left <= 0 or return_when == FIRST_COMPLETED or (return_when == FIRST_EXCEPTION and failed):
            if timer is not None:
                timer.cancel()
            _set_result_unless_done(waiter, None)

    over = left == 0
    for each in fs:
        if each._state != _PENDING and return_when == FIRST_COMPLETED:
            over = True
        failed = each._state == _FINISHED and each._exception is not None
        if failed and return_when == FIRST_EXCEPTION:
            over = True
    if not over:
        pending = [each for each in fs if each._state == _PENDING]
        for each in pending:
            each.add_done_callback(note_end)
        try:
            __rest(waiter)
        finally:
            if timer is not None:
                timer.cancel()
            for each in pending:
                each.remove_done_callback(note_end)
    elif timer is not None:
        timer.cancel()
    return {each for each in fs if each.done()}, {each for each in fs if not each.done()}


async def _cancel_and_wait(future, loop):
    waiter = loop.create_future()

    def release(done):
        _set_result_unless_done(waiter, None)

    future.add_done_callback(release)
    try:
        future.cancel()
        __rest(waiter)
    finally:
        future.remove_done_callback(release)


async def wait_for(fut, timeout):
    __await_step()
    loop = get_running_loop()
    if timeout is None:
        if isinstance(fut, Future):
            return await fut._wait()
        return await fut
    fut = ensure_future(fut, loop=loop)
    if timeout <= 0:
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut, loop)
        return _result_or_timeout(fut)
    waiter = loop.create_future()
    timer = loop.call_later(timeout, _set_result_unless_done, waiter, None)

    def release(done):
        _set_result_unless_done(waiter, None)

    fut.add_done_callback(release)
    try:
        try:
            __rest(waiter)
        except CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(release)
            await _cancel_and_wait(fut, loop)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(release)
        await _cancel_and_wait(fut, loop)
        return _result_or_timeout(fut)
    finally:
        timer.cancel()


def _result_or_timeout(future):
    try:
        return future.result()
    except CancelledError as error:
        raise TimeoutError() from error


def as_completed(fs, *, timeout=None):
    if isinstance(fs, Future) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    loop = get_event_loop()
    ended = []
    waiting = []
    left = [ensure_future(each, loop=loop) for each in fs]
    timer = None

    def offer(future):
        ended.append(future)
        for waiter in waiting:
            if waiter._state == _PENDING:
                return waiter.set_result(None)

    def note_end(future):
        if future in left:
            left.remove(future)
            offer(future)
            if not left and timer is not None:
                timer.cancel()

    def run_out():
        for future in left:
            future.remove_done_callback(note_end)
            offer(None)
        left.clear()

    async def next_one():
        __await_step()
        while not ended:
            waiter = loop.create_future()
            waiting.append(waiter)
            try:
                __rest(waiter)
            finally:
                waiting.remove(waiter)
        future = ended.pop(0)
        if future is None:
            raise TimeoutError
        return future.result()

    count = len(left)
    for future in list(left):
        future.add_done_callback(note_end)
    if left and timeout is not None:
        timer = loop.call_later(timeout, run_out)
    for _ in range(count):
        yield next_one()


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()

    def note_end(future):
        if outer.cancelled():
            future._note_retrieved()
        _end_alike(outer, future)

    def forget(future):
        if inner._state == _PENDING:
            inner.remove_done_callback(note_end)

    inner.add_done_callback(note_end)
    outer.add_done_callback(forget)
    return outer


class Timeout:
    def __init__(self, when):
        self._when = when
        self._task = None
        self._timer = None
        self._entered = False
        self._expired = False

    def when(self):
        return self._when

    def expired(self):
        return self._expired

    def reschedule(self, when):
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if when is not None:
            loop = get_running_loop()
            if when <= loop.time():
                self._timer = loop.call_soon(self._run_out)
            else:
                self._timer = loop.call_at(when, self._run_out)

    def _run_out(self):
        self._task.cancel()
        self._expired = True
        self._timer = None

    async def __aenter__(self):
        self._task = current_task()
        if self._task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, error, traceback):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._expired and self._task.uncancel() <= 0 and kind is CancelledError:
            raise TimeoutError
        return None


def timeout(delay):
    return Timeout(None if delay is None else get_running_loop().time() + delay)


def timeout_at(when):
    return Timeout(when)


class TaskGroup:
    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent = None
        self._parent_cancel_requested = False
        self._tasks = []
        self._errors = []
        self._base_error = None
        self._completed = None

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has been already entered")
        self._entered = True
        self._loop = get_running_loop()
        self._parent = current_task(self._loop)
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        return self

    def create_task(self, coro, *, name=None):
        if not self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = self._loop.create_task(coro, name=name)
        task.add_done_callback(self._note_end)
        self._tasks.append(task)
        return task

    async def __aexit__(self, kind, error, traceback):
        self._exiting = True
        if error is not None and self._is_base_error(error) and self._base_error is None:
            self._base_error = error
        propagate = error if kind is CancelledError else None
        if self._parent_cancel_requested and self._parent.uncancel() == 0:
            propagate = None
        if kind is not None and not self._aborting:
            self._abort()
        if self._tasks:
            __await_step()
        while self._tasks:
            if self._completed is None:
                self._completed = self._loop.create_future()
            try:
                __rest(self._completed)
            except CancelledError as cancelled:
                if not self._aborting:
                    propagate = cancelled
                    self._abort()
            self._completed = None
        if self._base_error is not None:
            raise self._base_error
        if propagate is not None and not self._errors:
            raise propagate
        if kind is not None and kind is not CancelledError:
            self._errors.append(error)
        if self._errors:
            ordinary = all(isinstance(each, Exception) for each in self._errors)
            group = ExceptionGroup if ordinary else BaseExceptionGroup
            raise group("unhandled errors in a TaskGroup", self._errors) from None

    def _is_base_error(self, error):
        return isinstance(error, (SystemExit, KeyboardInterrupt))

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _note_end(self, task):
        self._tasks.remove(task)
        if self._completed is not None and not self._tasks and not self._completed.done():
            self._completed.set_result(True)
        task._note_retrieved()
        if task.cancelled() or task._exception is None:
            return
        self._errors.append(task._exception)
        if self._is_base_error(task._exception) and self._base_error is None:
            self._base_error = task._exception
        if self._parent.done():
            return
        if not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            self._parent.cancel()


class Lock:
    def __init__(self):
        self._gate = __gate("Lock", 0)
        self._waiters = []
        self._locked = False

    def locked(self):
        return self._locked

    async def acquire(self):
        __await_step()
        if not self._locked and all(w.cancelled() for w in self._waiters):
            self._locked = True
            return True
        future = get_running_loop().create_future()
        future._why = "lock"
        self._waiters.append(future)
        try:
            try:
                __rest(future)
            finally:
                self._waiters.remove(future)
        except CancelledError:
            if not self._locked:
                self._wake_first()
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        __gate_step(self._gate)
        self._locked = False
        self._wake_first()

    def _wake_first(self):
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)

    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, *details):
        self.release()


class Event:
    def __init__(self):
        self._gate = __gate("Notice", 0)
        self._waiters = []
        self._value = False

    def is_set(self):
        return self._value

    def set(self):
        __gate_step(self._gate)
        if self._value:
            return
        self._value = True
        for future in self._waiters:
            if not future.done():
                future.set_result(True)

    def clear(self):
        __gate_step(self._gate)
        self._value = False

    async def wait(self):
        __await_step()
        if self._value:
            return True
        future = get_running_loop().create_future()
        self._waiters.append(future)
        try:
            __rest(future)
            return True
        finally:
            self._waiters.remove(future)


class Condition:
    def __init__(self, lock=None):
        self._lock = Lock() if lock is None else lock
        self._gate = __gate("Notice", 0)
        self._waiters = []

    def locked(self):
        return self._lock.locked()

    async def acquire(self):
        return await self._lock.acquire()

    def release(self):
        self._lock.release()

    async def __aenter__(self):
        await self._lock.acquire()
        return None

    async def __aexit__(self, *details):
        self._lock.release()

    async def wait(self):
        if not self._lock._locked:
            raise RuntimeError("cannot wait on un-acquired lock")
        self._lock.release()
        try:
            future = get_running_loop().create_future()
            self._waiters.append(future)
            try:
                __rest(future)
                return True
            finally:
                self._waiters.remove(future)
        finally:
            cancelled = None
            while True:
                try:
                    await self._lock.acquire()
                    break
                except CancelledError as error:
                    cancelled = error
            if cancelled is not None:
                raise cancelled

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._lock._locked:
            raise RuntimeError("cannot notify on un-acquired lock")
        __gate_step(self._gate)
        for future in self._waiters:
            if n <= 0:
                break
            if not future.done():
                n -= 1
                future.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._gate = __gate("Notice", 0)
        self._waiters = []
        self._value = value

    def locked(self):
        return self._value == 0 or any(not w.cancelled() for w in self._waiters)

    async def acquire(self):
        __await_step()
        if not self.locked():
            self._value -= 1
            return True
        future = get_running_loop().create_future()
        self._waiters.append(future)
        try:
            try:
                __rest(future)
            finally:
                self._waiters.remove(future)
        except CancelledError:
            if not future.cancelled():
                self._value += 1
                self._wake_next()
            raise
        if self._value > 0:
            self._wake_next()
        return True

    def release(self):
        __gate_step(self._gate)
        self._value += 1
        self._wake_next()

    def _wake_next(self):
        for future in self._waiters:
            if not future.done():
                self._value -= 1
                future.set_result(True)
                return

    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, *details):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._bound = value

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Queue:
    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._gate = __gate("Queue", 0)
        self._getters = []
        self._putters = []
        self._unfinished = 0
        self._finished = Event()
        self._finished._value = True
        self._items = []
        __channel("queue", self._gate, None, maxsize or None)

    @property
    def maxsize(self):
        return self._maxsize

    # Returns how many items leave before it; None: all.
    def _add(self, item):
        self._items.append(item)

    def _next(self):
        return self._items.pop(0)

    def _wake_next(self, waiters):
        while waiters:
            waiter = waiters.pop(0)
            if not waiter.done():
                waiter.set_result(None)
                break

    def qsize(self):
        return len(self._items)

    def empty(self):
        return not self._items

    def full(self):
        return 0 < self._maxsize <= len(self._items)

    async def put(self, item):
        __await_step()
        while self.full():
            putter = get_running_loop().create_future()
            self._putters.append(putter)
            __channel_wait(self._gate, True)
            try:
                __rest(putter)
            except BaseException:
                putter.cancel()
                if putter in self._putters:
                    self._putters.remove(putter)
                if not self.full() and not putter.cancelled():
                    self._wake_next(self._putters)
                raise
        self._put(item)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        __gate_step(self._gate)
        self._put(item)

    def _put(self, item):
        __channel_put(self._gate, item, self._add(item))
        self._unfinished += 1
        self._finished._value = False
        self._wake_next(self._getters)

    async def get(self):
        __await_step()
        while not self._items:
            getter = get_running_loop().create_future()
            self._getters.append(getter)
            __channel_wait(self._gate, False)
            try:
                __rest(getter)
            except BaseException:
                getter.cancel()
                if getter in self._getters:
                    self._getters.remove(getter)
                if self._items and not getter.cancelled():
                    self._wake_next(self._getters)
                raise
        return self._get()

    def get_nowait(self):
        if not self._items:
            raise QueueEmpty
        __gate_step(self._gate)
        return self._get()

    def _get(self):
        item = self._next()
        __channel_take(self._gate)
        self._wake_next(self._putters)
        return item

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if self._unfinished == 0:
            self._finished.set()
        else:
            __gate_step(self._gate)

    async def join(self):
        if self._unfinished > 0:
            await self._finished.wait()


class LifoQueue(Queue):
    def _add(self, item):
        self._items.append(item)
        return 0

    def _next(self):
        return self._items.pop()


class PriorityQueue(Queue):
    def _add(self, item):
        position = len(self._items)
        while position > 0 and item < self._items[position - 1]:
            position -= 1
        self._items.insert(position, item)
        return position
