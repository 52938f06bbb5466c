"""What a lesson of Interleave uses beside Python itself, done for real.

With this module a lesson runs unchanged under CPython: work() burns CPU time, io() waits, a Channel hands values
over. What only describes a run, or a picture of it, does nothing here: note, ask, schedule, expect.
"""

import asyncio
import collections
import copy
import functools
import hashlib
import os
import queue
import random
import sys
import threading
import time

__all__ = [
    "Atomic", "Channel", "Guarded", "aio", "always", "ask", "at", "check", "expect", "io", "machine", "me", "note",
    "param", "receive", "schedule", "select", "send", "set_affinity", "set_nice", "set_priority", "set_tickets",
    "spawn", "until", "work",
]

_START = time.monotonic()
_BLOCK = bytes(256 * 1024)


# Work and waiting


def work(ms, gil=True):
    """Burns that much CPU time of the calling thread; with gil=False in native code, without the GIL."""
    end = time.thread_time() + ms / 1000
    while time.thread_time() < end:
        if gil:
            for _ in range(100):
                pass
        else:
            hashlib.sha256(_BLOCK)  # releases the GIL for anything above 2 KiB


def io(ms, device=None):
    """A blocking I/O operation; a named device serves its requests first come, first served."""
    if device is None:
        time.sleep(ms / 1000)
        return
    served = threading.Event()
    _device(device).enter(served.set)
    served.wait()
    try:
        time.sleep(ms / 1000)
    finally:
        _device(device).leave()


async def aio(ms, device=None):
    """The same operation for a task: its event loop goes on meanwhile."""
    if device is None:
        await asyncio.sleep(ms / 1000)
        return
    loop = asyncio.get_running_loop()
    served = asyncio.Event()
    request = functools.partial(loop.call_soon_threadsafe, served.set)
    _device(device).enter(request)
    try:
        await served.wait()
    except asyncio.CancelledError:
        _device(device).give_up(request)
        raise
    try:
        await asyncio.sleep(ms / 1000)
    finally:
        _device(device).leave()


class _Device:
    """Serves so many requests at once; the others queue up in the order in which they came."""

    def __init__(self, places):
        self._lock = threading.Lock()
        self._free = places
        self._queue = collections.deque()

    def enter(self, serve):
        """Calls serve() as soon as a place is free, perhaps at once."""
        with self._lock:
            if self._free == 0:
                self._queue.append(serve)
                return
            self._free -= 1
        serve()

    def leave(self):
        with self._lock:
            if not self._queue:
                self._free += 1
                return
            serve = self._queue.popleft()
        serve()

    def give_up(self, serve):
        """Takes a request back; one that has been given its place meanwhile leaves it."""
        with self._lock:
            if serve in self._queue:
                self._queue.remove(serve)
                return
        self.leave()


_devices = {}
_devices_lock = threading.Lock()


def _device(name, places=1):
    with _devices_lock:
        return _devices.setdefault(name, _Device(places))


# What describes the lesson


def note(text):
    """A caption at this moment."""


def ask(question, *answers, correct=0):
    """A question for the audience at this moment."""


def param(name, default, low, high, step=1):
    """A slider; under CPython the environment may set it: INTERLEAVE_SET_name=value."""
    text = os.environ.get("INTERLEAVE_SET_" + name)
    value = default if text is None else type(default)(text)
    if not low <= value <= high:
        raise ValueError(f"{name} must be from {low} to {high}, not {value}")
    return value


def machine(**settings):
    """The lesson's machine. Real are: as many of this computer's cores, the switch interval, the devices."""
    if "cores" in settings and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: settings["cores"]])
    if "switch_interval" in settings:
        sys.setswitchinterval(_seconds(settings["switch_interval"]))
    for name, places in settings.get("devices", {}).items():
        _device(name, places)


def _seconds(duration):
    """A number is milliseconds, text carries its unit."""
    if not isinstance(duration, str):
        return duration / 1000
    for unit, seconds in (("ns", 1e-9), ("us", 1e-6), ("ms", 1e-3), ("s", 1)):
        if duration.endswith(unit):
            return float(duration.removesuffix(unit)) * seconds
    return float(duration)


def schedule(name, text):
    """An interleaving that comes with the lesson."""


def expect(name, grade, kind="completed", output=None, **variables):
    """Names an outcome by what must hold of it, and grades it."""
    if grade not in ("right", "surprising", "wrong"):
        raise ValueError(f"an outcome is right, surprising or wrong, not {grade!r}")


def check(name, condition):
    """An assertion that is reported and does not end the program."""
    if not condition:
        print(f"check failed: {name}", file=sys.stderr)


def always(name, condition):
    """Tries the condition after every line of the lesson; the first failure is reported."""
    lesson = sys._getframe(1)
    failed = False

    def trace(frame, event, argument):
        nonlocal failed
        if frame.f_code.co_filename != lesson.f_code.co_filename:
            return None
        if not failed and not condition():
            failed = True
            check(name, False)
        return trace

    lesson.f_trace = trace
    sys.settrace(trace)
    threading.settrace(trace)


# Threads that arrive, and how they are scheduled


def at(ms, target, *args, name=None, nice=0, priority=0, tickets=100, deadline=None, period=None):
    """A thread that arrives that long after the start; with a period it does so again and again until until()."""

    @functools.wraps(target)
    def arrive():
        set_nice(nice)
        release = ms
        while True:
            _sleep_until(release)
            target(*args)
            if period is None:
                return
            release += period

    thread = threading.Thread(target=arrive, name=name, daemon=period is not None)
    thread.start()
    return thread


def until(ms):
    """Waits for that moment, and ends the program there."""
    _sleep_until(ms)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _sleep_until(ms):
    time.sleep(max(0, _START + ms / 1000 - time.monotonic()))


def set_nice(n):
    """The calling thread's nice value, as far as the system allows."""
    if n != 0:
        _if_allowed(os.setpriority, os.PRIO_PROCESS, threading.get_native_id(), n)


def set_affinity(*cores):
    """The cores on which the calling thread may run, as far as this computer has them."""
    if there := set(cores) & os.sched_getaffinity(0):
        _if_allowed(os.sched_setaffinity, threading.get_native_id(), there)


def set_priority(n):
    """The calling thread's fixed priority; only the simulated machine has those."""


def set_tickets(n):
    """The calling thread's tickets; only the simulated machine has those."""


def _if_allowed(call, *args):
    try:
        call(*args)
    except OSError:
        pass


# Channels. One lock for all of them makes a select over several a single step.

_channels = threading.Lock()
_choices = random.Random()  # of its own, so that a lesson's random.seed() still decides the lesson's numbers


class _Turn:
    """A thread that waits in one or more channels, until the first of them takes it."""

    def __init__(self):
        self._taken = threading.Event()
        self.over = False
        self.index = None
        self.value = None
        self.open = True

    def take(self, index, value, open):
        self.over, self.index, self.value, self.open = True, index, value, open
        self._taken.set()

    def wait(self):
        self._taken.wait()
        return self.index, self.value, self.open


def _next(waiting):
    """The next that still waits, taken out of its queue; None when there is none."""
    while waiting:
        entry = waiting.popleft()
        if not entry[0].over:
            return entry
    return None


class Channel:
    """A Go channel: without a capacity a sender waits for its receiver."""

    def __init__(self, capacity=0):
        self._capacity = capacity
        self._buffer = collections.deque()
        self._senders = collections.deque()  # (turn, index, value)
        self._receivers = collections.deque()  # (turn, index)
        self._closed = False

    def send(self, value):
        _complete([(self, value)])

    def receive(self):
        """The next value; None when the channel is closed and empty."""
        return _complete([self])[1]

    def close(self):
        with _channels:
            if self._closed:
                raise RuntimeError("close of closed channel")
            self._closed = True
            for waiting in (self._receivers, self._senders):
                while entry := _next(waiting):
                    entry[0].take(entry[1], None, False)

    def __iter__(self):
        while (got := _complete([self]))[2]:
            yield got[1]

    def __aiter__(self):
        return self

    async def __anext__(self):
        _, value, open = await asyncio.to_thread(_complete, [self])
        if not open:
            raise StopAsyncIteration
        return value

    # The rest is called with the lock held.

    def _can_receive(self):
        return self._buffer or self._closed or any(not turn.over for turn, *_ in self._senders)

    def _can_send(self):
        room = len(self._buffer) < self._capacity
        return room or self._closed or any(not turn.over for turn, *_ in self._receivers)

    def _receive(self):
        sender = _next(self._senders)
        if sender:
            turn, index, value = sender
            turn.take(index, None, True)
            self._buffer.append(value)
        return (self._buffer.popleft(), True) if self._buffer else (None, False)

    def _send(self, value):
        if self._closed:
            raise RuntimeError("send on closed channel")
        receiver = _next(self._receivers)
        if receiver:
            turn, index = receiver
            turn.take(index, value, True)
        else:
            self._buffer.append(value)


def _complete(cases, default=False):
    """Completes one of the cases: its index, the value received, and whether its channel was open."""
    pairs = [case if isinstance(case, tuple) else (case,) for case in cases]
    with _channels:
        able = [i for i, (channel, *sent) in enumerate(pairs) if (channel._can_send() if sent else channel._can_receive())]
        if able:
            index = _choices.choice(able)
            channel, *sent = pairs[index]
            if sent:
                channel._send(*sent)
                return index, None, True
            return index, *channel._receive()
        if default:
            return -1, None, True
        turn = _Turn()
        for index, (channel, *sent) in enumerate(pairs):
            (channel._senders if sent else channel._receivers).append((turn, index, *sent))
    index, value, open = turn.wait()
    if len(pairs[index]) == 2 and not open:
        raise RuntimeError("send on closed channel")
    return index, value, open


def select(*cases, default=False):
    """Waits for the first that can go on: a channel to receive from, or (channel, value) to send."""
    return _complete(cases, default)[:2]


# Actors


class _Actors(threading.local):
    """The calling thread's pid; a thread that was not spawned gets one when it first asks."""

    def __init__(self):
        self.pid = None


_actor = _Actors()
_mailboxes = [queue.SimpleQueue()]  # the main thread's is the first
_actors_lock = threading.Lock()


def _new_pid():
    with _actors_lock:
        _mailboxes.append(queue.SimpleQueue())
        return len(_mailboxes) - 1


def spawn(fn, *args):
    """Starts an actor with a mailbox and its own copy of the arguments; returns its pid."""
    pid = _new_pid()
    own = copy.deepcopy(args)

    @functools.wraps(fn)
    def live():
        _actor.pid = pid
        fn(*own)

    threading.Thread(target=live, daemon=False).start()
    return pid


def me():
    """The calling actor's pid."""
    if _actor.pid is None:
        _actor.pid = 0 if threading.current_thread() is threading.main_thread() else _new_pid()
    return _actor.pid


def send(pid, message):
    """Puts a copy of the message into an actor's mailbox."""
    _mailboxes[pid].put(copy.deepcopy(message))


def receive(timeout=None):
    """The next message; None when none has come after so many milliseconds."""
    try:
        return _mailboxes[me()].get(timeout=None if timeout is None else timeout / 1000)
    except queue.Empty:
        return None


# Guarded and atomic values


class _Cell:
    """The value of a Guarded, from entering its `with` to leaving it."""


class Guarded:
    """A value and the lock that must be held to reach it: `with guarded as cell: cell.value += 1`."""

    def __init__(self, value):
        self._lock = threading.Lock()
        self._kept = value
        self._cell = None

    def __enter__(self):
        self._lock.acquire()
        self._cell = _Cell()
        self._cell.value = self._kept
        return self._cell

    def __exit__(self, *_):
        self._kept = self._cell.value
        del self._cell.value  # whoever keeps the cell has nothing
        self._lock.release()

    @property
    def value(self):
        raise RuntimeError("the value of a Guarded is reached inside `with guarded as cell:`, as cell.value")


class Atomic:
    """A value each of whose operations is one indivisible step."""

    def __init__(self, value):
        self._lock = threading.Lock()
        self._value = value

    def load(self):
        with self._lock:
            return self._value

    def store(self, value):
        self.exchange(value)

    def exchange(self, value):
        """Stores a value and returns the former one."""
        with self._lock:
            former, self._value = self._value, value
            return former

    def fetch_add(self, n=1):
        """Adds n and returns the former value."""
        with self._lock:
            former = self._value
            self._value += n
            return former

    def compare_exchange(self, expected, new):
        """Stores the new value if the present one is the expected one, and says whether it did."""
        with self._lock:
            if self._value != expected:
                return False
            self._value = new
            return True
