from collections import deque


class Empty(Exception):
    __module__ = "_queue" # As CPython's tracebacks name it.


class Full(Exception):
    pass


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._items = self._make()
        self._have = __gate("Queue", 0)
        self._room = __gate("Queue", maxsize) if maxsize > 0 else None
        self._unfinished = 0
        self._idle = __gate("Event", 1)
        __channel("queue", self._have, self._room, maxsize or None)

    # The order in which items leave. _add() returns how many leave before the new one; None: all.
    def _make(self):
        return deque()

    def _add(self, item):
        self._items.append(item)

    def _next(self):
        return self._items.popleft()

    def put(self, item, block=True, timeout=None):
        if self._room is None:
            __gate_step(self._have)
        elif block and timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        elif not __gate_take(self._room, timeout if block else False):
            raise Full
        __channel_put(self._have, item, self._add(item))
        if self._unfinished == 0:
            __gate_put_silent(self._idle, -1)
        self._unfinished += 1
        __gate_put_silent(self._have, 1)

    def get(self, block=True, timeout=None):
        if block and timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not __gate_take(self._have, timeout if block else False):
            raise Empty
        item = self._next()
        __channel_take(self._have)
        if self._room is not None:
            __gate_put_silent(self._room, 1)
        return item

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        __gate_step(self._idle)
        self._unfinished -= 1
        if self._unfinished == 0:
            __gate_put_silent(self._idle, 1)

    def join(self):
        __gate_take(self._idle, None)

    @property
    def unfinished_tasks(self):
        return self._unfinished

    def qsize(self):
        __gate_look(self._have)
        return len(self._items)

    def empty(self):
        return not __gate_look(self._have)

    def full(self):
        __gate_look(self._have)
        return 0 < self.maxsize <= len(self._items)


class LifoQueue(Queue):
    def _make(self):
        return []

    def _add(self, item):
        self._items.append(item)
        return 0

    def _next(self):
        return self._items.pop()


class PriorityQueue(Queue):
    def _make(self):
        return []

    def _add(self, item):
        # Before the first that is greater: equal items keep their order.
        position = len(self._items)
        while position > 0 and item < self._items[position - 1]:
            position -= 1
        self._items.insert(position, item)
        return position

    def _next(self):
        return self._items.pop(0)


class SimpleQueue(Queue):
    def __init__(self):
        super().__init__()
