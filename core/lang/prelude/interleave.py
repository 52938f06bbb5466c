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


def set_affinity(*cores):
    if not cores:
        raise ValueError("set_affinity() needs at least one core")
    # Twice: a core that is not there is refused before anything has changed.
    for core in cores:
        __thread_attribute(__thread_number(), "core", core)
    __thread_attribute(__thread_number(), "no core", 0)
    for core in cores:
        __thread_attribute(__thread_number(), "core", core)


# A thread that waits in one or more channels.
class _Turn:
    def __init__(self):
        self.gate = __gate("Channel", 0)
        self.index = -1
        self.value = None
        self.places = []

    # It has come to its receive in a channel without capacity: a sender may take its step.
    def enter(self, channel, index):
        self.places.append((channel, index))
        channel._receivers.append((self, index))
        __gate_put_silent(channel._room, 1)

    def leave(self, channel, index):
        for i, (turn, place) in enumerate(channel._receivers):
            if turn is self and place == index:
                del channel._receivers[i]
                break
        __gate_put_silent(channel._room, -1)

    def leave_all(self):
        for channel, index in self.places:
            self.leave(channel, index)
        self.places = []

    # A sender has taken its step: it used up the permit of one place.
    def take(self, index, value):
        for channel, place in self.places:
            if place != index:
                self.leave(channel, place)
        self.places = []
        self.index = index
        self.value = value
        __gate_put_silent(self.gate, 1)


async def aio(ms, device=None):
    await __current_task()._loop._await_io(ms, device)


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
        __channel("queue", self._have, self._room, capacity)

    def send(self, value):
        __gate_take(self._room, None)
        self._put(value)

    def receive(self):
        return self._receive()[0]

    # The value, and whether the channel was open or had one.
    def _receive(self):
        if self._capacity == 0:
            return _complete([self], False)[1:]
        __gate_take(self._have, None)
        return self._get()

    def close(self):
        __gate_step(self._have)
        if self._closed:
            raise RuntimeError("close of closed channel")
        self._closed = True
        __channel_close(self._have)
        __gate_put_silent(self._have, 1)
        __gate_put_silent(self._room, 1)

    def __iter__(self):
        while True:
            value, open = self._receive()
            if not open:
                return
            yield value

    def __aiter__(self):
        return self

    async def __anext__(self):
        value, open = await __current_task()._loop._in_thread(self._receive)
        if not open:
            raise StopAsyncIteration
        return value

    # With a permit of the room in hand.
    def _put(self, value):
        if self._closed:
            __gate_put_silent(self._room, 1)
            raise RuntimeError("send on closed channel")
        __channel_put(self._have, value)
        if self._capacity == 0:
            __channel_take(self._have)
            turn, index = self._receivers.pop(0)
            turn.take(index, value)
        else:
            self._items.append(value)
            __gate_put_silent(self._have, 1)

    # With a permit to receive in hand.
    def _get(self):
        if not self._items:
            __gate_put_silent(self._have, 1)
            return None, False
        value = self._items.pop(0)
        __channel_take(self._have)
        __gate_put_silent(self._room, 1)
        return value, True


# One of the cases: its index, the value received, whether its channel was open.
def _complete(cases, default):
    turn = _Turn()
    gates = [turn.gate]
    for index, case in enumerate(cases):
        sends = isinstance(case, tuple)
        channel = case[0] if sends else case
        gates.append(channel._room if sends else channel._have)
        if not sends and channel._capacity == 0 and not channel._closed:
            if __gate_waiters(channel._room) > 0:
                default = False
            turn.enter(channel, index)
    taken = __select(tuple(gates), default)
    if taken == 0:
        return turn.index, turn.value, True
    turn.leave_all()
    if taken < 0:
        return -1, None, True
    case = cases[taken - 1]
    if isinstance(case, tuple):
        case[0]._put(case[1])
        return taken - 1, None, True
    return taken - 1, *case._get()


def select(*cases, default=False):
    return _complete(cases, bool(default))[:2]


class _Mailbox:
    # Of the thread with that number.
    def __init__(self, number):
        self.gate = __gate("Mailbox", 0)
        self.messages = []
        __channel("mailbox", self.gate, None, None, number)


_mailboxes = [_Mailbox(0)]
# By the thread's number; the main thread's is 0.
_pids = {0: 0}


def _new_pid(number):
    pid = len(_mailboxes)
    _mailboxes.append(_Mailbox(number))
    _pids[number] = pid
    return pid


def spawn(fn, *args):
    thread = threading.Thread(target=fn, args=__copy(args), daemon=False)
    pid = _new_pid(thread._number)
    thread.start()
    return pid


def me():
    number = __thread_number()
    if number not in _pids:
        return _new_pid(number)
    return _pids[number]


def send(pid, message):
    mailbox = _mailboxes[pid]
    __gate_step(mailbox.gate)
    mailbox.messages.append(__copy(message))
    __channel_put(mailbox.gate, message)
    __gate_put_silent(mailbox.gate, 1)


def receive(timeout=None):
    mailbox = _mailboxes[me()]
    if not __gate_take(mailbox.gate, None if timeout is None else timeout / 1000):
        return None
    __channel_take(mailbox.gate)
    return mailbox.messages.pop(0)


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
