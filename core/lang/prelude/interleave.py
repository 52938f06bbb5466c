import threading

_invariants = []


def always(name, condition):
    _invariants.append((name, condition))



class Atomic:
    def __init__(self, value):
        self._value = value
        self._gate = __gate("Atomic", 0)

    def load(self):
        __gate_step(self._gate)
        return self._value

    def store(self, value):
        __gate_step(self._gate)
        self._value = value

    def exchange(self, value):
        __gate_step(self._gate)
        former = self._value
        self._value = value
        return former

    def fetch_add(self, n=1):
        __gate_step(self._gate)
        former = self._value
        self._value = former + n
        return former

    def compare_exchange(self, expected, new):
        __gate_step(self._gate)
        if self._value != expected:
            return False
        self._value = new
        return True


def at(ms, target, *args, name=None, nice=0, priority=0, tickets=100, deadline=None, period=None):
    if period is not None and period <= 0:
        raise ValueError("period must be greater than 0")
    if deadline is not None and deadline <= 0:
        raise ValueError("deadline must be greater than 0")
    thread = threading.Thread(target=target, args=args, name=name)
    thread._started = True
    __thread_attribute(thread._number, "nice", nice)
    __thread_attribute(thread._number, "priority", priority)
    __thread_attribute(thread._number, "tickets", tickets)
    __thread_schedule(thread._number, thread._job, ms, period, deadline)
    return thread


def set_priority(n):
    __thread_attribute(__thread_number(), "priority", n)


def set_nice(n):
    __thread_attribute(__thread_number(), "nice", n)


def set_tickets(n):
    __thread_attribute(__thread_number(), "tickets", n)


class Channel:
    def __init__(self, capacity=0):
        if capacity < 0:
            raise ValueError("capacity must not be negative")
        self._capacity = capacity
        self._items = []
        self._closed = False
        self._room = __gate("Channel", capacity)
        self._have = __gate("Channel", 0)
        self._receivers = []

    def send(self, value):
        if self._capacity == 0:
            __gate_take(self._room, None)
        else:
            __gate_take(self._room, None)
        if self._closed:
            __gate_put_silent(self._room, 1)
            raise RuntimeError("send on closed channel")
        if self._receivers:
            receiver = self._receivers.pop(0)
            receiver.append(value)
            return __gate_put_silent(receiver[0], 1)
        self._items.append(value)
        __gate_put_silent(self._have, 1)

    def receive(self):
        if self._capacity == 0:
            if self._closed:
                return None
            mine = [__gate("Channel", 0)]
            self._receivers.append(mine)
            __gate_put_silent(self._room, 1)
            __park(mine[0])
            return mine[1] if len(mine) > 1 else None
        __gate_take(self._have, None)
        if not self._items:
            __gate_put_silent(self._have, 1)
            return None
        value = self._items.pop(0)
        __gate_put_silent(self._room, 1)
        return value

    def close(self):
        __gate_step(self._have)
        if self._closed:
            raise RuntimeError("close of closed channel")
        self._closed = True
        __gate_put_silent(self._have, 1)
        __gate_put_silent(self._room, 1)
        for receiver in self._receivers:
            __gate_put_silent(receiver[0], 1)
        self._receivers = []

    def __iter__(self):
        return self

    def __next__(self):
        value = self.receive()
        if value is None:
            raise StopIteration
        return value


# The value is reached as `cell.value` within `with guarded as cell:`; all else is refused before the run.
class Guarded:
    def __init__(self, value):
        self.value = value
        self._lock = threading.Lock()

    def __enter__(self):
        self._lock.acquire()
        return self

    def __exit__(self, *details):
        self._lock.release()
