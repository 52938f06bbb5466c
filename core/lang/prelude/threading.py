# When a wait with that timeout, perhaps in several parts, runs out.
def _end_of(timeout):
    return None if timeout is None else __now() + timeout


def _time_until(end):
    return None if end is None else max(end - __now(), 0.0)


_unnamed = [0]


def _new_name(target):
    _unnamed[0] += 1
    name = f"Thread-{_unnamed[0]}"
    return f"{name} ({target.__name__})" if hasattr(target, "__name__") else name


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        name = _new_name(target) if name is None else str(name)
        self._target = target
        self._args = args
        self._kwargs = kwargs
        self._started = False
        self._number = __thread_new(self, name, None if daemon is None else bool(daemon))

    def run(self):
        if self._target is not None:
            if self._kwargs:
                self._target(*self._args, **self._kwargs)
            else:
                self._target(*self._args)

    def start(self):
        if self._started:
            raise RuntimeError("threads can only be started once")
        self._started = True
        __thread_start(self._number, self._job)

    # What the thread does: a method without arguments.
    def _job(self):
        self.run()

    def join(self, timeout=None):
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        if self._number == __thread_number():
            raise RuntimeError("cannot join current thread")
        __thread_join(self._number, timeout)

    def is_alive(self):
        return self._started and __thread_alive(self._number)

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
        if self._started:
            raise RuntimeError("cannot set daemon status of active thread")
        __thread_daemon(self._number, bool(daemon))

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemon):
        self.daemon = daemon

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def __repr__(self):
        state = "initial"
        if self._started:
            state = "started" if self.is_alive() else "stopped"
        daemon = " daemon" if self.daemon else ""
        ident = f" {self.ident}" if self._started else ""
        return f"<{type(self).__name__}({self.name}, {state}{daemon}{ident})>"

    @property
    def ident(self):
        return self._number + 1 if self._started else None

    @property
    def native_id(self):
        return self.ident


# The main thread of this process, once somebody has asked for it.
_main = []


def _thread_without_start():
    thread = Thread.__new__(Thread)
    thread._target = None
    thread._started = True
    thread._number = __thread_number()
    return thread


def main_thread():
    if not _main:
        thread = _thread_without_start()
        thread._number = 0
        _main.append(thread)
    return _main[0]


def current_thread():
    if __thread_number() == 0:
        return main_thread()
    thread = __thread_current()
    if thread is None:
        thread = _thread_without_start()
        __thread_set_object(thread)
    return thread


def get_ident():
    return __thread_number() + 1


def enumerate():
    return [main_thread() if thread is None else thread for thread in __threads_alive()]


def active_count():
    return len(__threads_alive())


class RLock:
    def __init__(self):
        self._gate = __gate("RLock", 1)
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        me = __thread_number()
        if self._owner == me:
            __gate_step(self._gate)
            self._count += 1
            return True
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if not __gate_take(self._gate, False if not blocking else None if timeout == -1 else timeout):
            return False
        self._owner = me
        self._count = 1
        return True

    def release(self):
        if self._owner != __thread_number():
            raise RuntimeError("cannot release un-acquired lock")
        if self._count > 1:
            __gate_step(self._gate)
            self._count -= 1
            return
        self._owner = None
        self._count = 0
        __gate_put(self._gate)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

    def _is_owned(self):
        return self._owner == __thread_number()

    # What Condition.wait needs: gives the lock up whole, takes it back whole.
    def _release_save(self):
        state = self._count
        self._owner = None
        self._count = 0
        __gate_put(self._gate)
        return state

    def _acquire_restore(self, state):
        __gate_take(self._gate, None)
        self._owner = __thread_number()
        self._count = state


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self._waiters = []
        self._gate = __gate("Condition", 0)

    def acquire(self, *args, **kwargs):
        return self._lock.acquire(*args, **kwargs)

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *details):
        return self._lock.__exit__(*details)

    def _is_owned(self):
        if isinstance(self._lock, RLock):
            return self._lock._is_owned()
        return __gate_count(self._lock) == 0

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = __gate("Condition", 0)
        self._waiters.append(waiter)
        reentrant = isinstance(self._lock, RLock)
        state = self._lock._release_save() if reentrant else self._lock.release()
        got = __park(waiter, timeout)
        if not got and waiter in self._waiters:
            self._waiters.remove(waiter)
        if reentrant:
            self._lock._acquire_restore(state)
        else:
            self._lock.acquire()
        return got

    def wait_for(self, predicate, timeout=None):
        end = _end_of(timeout)
        result = predicate()
        while not result and self.wait(_time_until(end)):
            result = predicate()
        return result or predicate()

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        __gate_step(self._gate)
        for waiter in self._waiters[:n]:
            __gate_put_silent(waiter, 1)
        del self._waiters[:n]

    def notify_all(self):
        self.notify(len(self._waiters))

    notifyAll = notify_all


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._gate = __gate("Semaphore", value)

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        return __gate_take(self._gate, timeout if blocking else False)

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        __gate_put(self._gate, n)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial = value

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        if __gate_count(self._gate) + n > self._initial:
            raise ValueError("Semaphore released too many times")
        __gate_put(self._gate, n)


class Event:
    def __init__(self):
        self._gate = __gate("Event", 0)

    def is_set(self):
        return __gate_look(self._gate)

    isSet = is_set

    def set(self):
        __gate_set(self._gate, 1)

    def clear(self):
        __gate_set(self._gate, 0)

    def wait(self, timeout=None):
        return __gate_take(self._gate, timeout)


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._parties = parties
        self._action = action
        self._timeout = timeout
        self._arrived = 0
        self._broken = False
        self._gate = __gate("Barrier", 0)
        self._open = __gate("Barrier", 0)

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._arrived

    @property
    def broken(self):
        return self._broken

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        __gate_step(self._gate)
        if self._broken:
            raise BrokenBarrierError
        index = self._arrived
        self._arrived += 1
        if self._arrived == self._parties:
            if self._action is not None:
                try:
                    self._action()
                except BaseException:
                    self._break()
                    raise
            self._arrived = 0
            everyone = self._open
            self._open = __gate("Barrier", 0)
            __gate_put_silent(everyone, self._parties - 1)
            return index
        if not __park(self._open, timeout):
            self._break()
            raise BrokenBarrierError
        if self._broken:
            raise BrokenBarrierError
        return index

    def _break(self):
        self._broken = True
        __gate_put_silent(self._open, self._parties)

    def abort(self):
        __gate_step(self._gate)
        self._break()

    def reset(self):
        __gate_step(self._gate)
        waiting = self._arrived
        if waiting > 0:
            self._break()
        self._arrived = 0
        self._broken = False
        self._open = __gate("Barrier", 0)


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class local:
    def __init__(self):
        object.__setattr__(self, "_values", {})

    def __getattr__(self, name):
        values = self._values.get(__thread_number(), {})
        if name not in values:
            raise AttributeError(f"'local' object has no attribute '{name}'")
        return values[name]

    def __setattr__(self, name, value):
        self._values.setdefault(__thread_number(), {})[name] = value
