_absent = object()


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    items = []
    for item in iterable:
        yield item
        items.append(item)
    while items:
        for item in items:
            yield item


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def _chained(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


class chain:
    def __init__(self, *iterables):
        self._items = _chained(iterables)

    def __iter__(self):
        return self

    def __next__(self):
        for item in self._items:
            return item
        raise StopIteration

    @classmethod
    def from_iterable(cls, iterable):
        made = chain()
        made._items = _chained(iterable)
        return made


def islice(iterable, *args):
    limits = slice(*args)
    start = 0 if limits.start is None else limits.start
    stop = limits.stop
    step = 1 if limits.step is None else limits.step
    if start < 0 or (stop is not None and stop < 0):
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if step < 1:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _sliced(iter(iterable), start, stop, step)


# Takes nothing behind the last item that it gives.
def _sliced(iterator, start, stop, step):
    at = 0
    wanted = start
    while stop is None or at < stop:
        for item in iterator:
            break
        else:
            return
        if at == wanted:
            yield item
            wanted += step
            if stop is not None and wanted >= stop:
                while at + 1 < stop:
                    at += 1
                    for _ in iterator:
                        break
                return
        at += 1


def product(*iterables, repeat=1):
    pools = [tuple(iterable) for iterable in iterables] * repeat
    return _products(pools)


def _products(pools):
    indices = [0] * len(pools)
    for pool in pools:
        if not pool:
            return
    while True:
        yield tuple([pools[i][indices[i]] for i in range(len(pools))])
        at = len(pools) - 1
        while at >= 0 and indices[at] == len(pools[at]) - 1:
            indices[at] = 0
            at -= 1
        if at < 0:
            return
        indices[at] += 1


def permutations(iterable, r=None):
    pool = tuple(iterable)
    r = len(pool) if r is None else r
    if r < 0:
        raise ValueError("r must be non-negative")
    return _permuted(pool, r)


def _permuted(pool, r):
    n = len(pool)
    if r > n:
        return
    indices = list(range(n))
    cycles = list(range(n, n - r, -1))
    yield tuple([pool[i] for i in indices[:r]])
    while n:
        for i in reversed(range(r)):
            cycles[i] -= 1
            if cycles[i] == 0:
                indices[i:] = indices[i + 1:] + indices[i:i + 1]
                cycles[i] = n - i
            else:
                j = n - cycles[i]
                indices[i], indices[j] = indices[j], indices[i]
                yield tuple([pool[k] for k in indices[:r]])
                break
        else:
            return


def combinations(iterable, r):
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combined(tuple(iterable), r)


def _combined(pool, r):
    n = len(pool)
    if r > n:
        return
    indices = list(range(r))
    while True:
        yield tuple([pool[i] for i in indices])
        at = r - 1
        while at >= 0 and indices[at] == at + n - r:
            at -= 1
        if at < 0:
            return
        indices[at] += 1
        for i in range(at + 1, r):
            indices[i] = indices[i - 1] + 1


def combinations_with_replacement(iterable, r):
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combined_again(tuple(iterable), r)


def _combined_again(pool, r):
    n = len(pool)
    if n == 0 and r > 0:
        return
    indices = [0] * r
    while True:
        yield tuple([pool[i] for i in indices])
        at = r - 1
        while at >= 0 and indices[at] == n - 1:
            at -= 1
        if at < 0:
            return
        indices[at:] = [indices[at] + 1] * (r - at)


def zip_longest(*iterables, fillvalue=None):
    return _zipped_longest([iter(iterable) for iterable in iterables], fillvalue)


def _zipped_longest(iterators, fillvalue):
    ended = [False] * len(iterators)
    while not all(ended):
        items = []
        for i in range(len(iterators)):
            item = fillvalue
            if not ended[i]:
                for item in iterators[i]:
                    break
                else:
                    ended[i] = True
            items.append(item)
        if not all(ended):
            yield tuple(items)


def accumulate(iterable, func=None, *, initial=None):
    iterator = iter(iterable)
    total = initial
    if initial is None:
        for total in iterator:
            break
        else:
            return
    yield total
    for item in iterator:
        total = total + item if func is None else func(total, item)
        yield total


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            return
        yield item


def dropwhile(predicate, iterable):
    dropping = True
    for item in iterable:
        if dropping and predicate(item):
            continue
        dropping = False
        yield item


def filterfalse(predicate, iterable):
    for item in iterable:
        if not (item if predicate is None else predicate(item)):
            yield item


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def compress(data, selectors):
    for item, selector in zip(data, selectors):
        if selector:
            yield item


def pairwise(iterable):
    before = _absent
    for item in iterable:
        if before is not _absent:
            yield before, item
        before = item


def tee(iterable, n=2):
    iterator = iter(iterable)
    queues = [[] for _ in range(n)]
    return tuple([_teed(iterator, queue, queues) for queue in queues])


def _teed(iterator, mine, queues):
    while True:
        if not mine:
            for item in iterator:
                break
            else:
                return
            for queue in queues:
                queue.append(item)
        yield mine.pop(0)


# The items of a group and the groups come out of the same iterator: the next group leaves the rest of this one
# behind.
def groupby(iterable, key=None):
    return _grouped(iter(iterable), key)


class _Groups:
    def __init__(self, iterator, key):
        self.iterator = iterator
        self.key_of = key
        self.number = 0
        self.advance()

    def advance(self):
        self.ended = True
        for item in self.iterator:
            self.ended = False
            self.item = item
            self.key = item if self.key_of is None else self.key_of(item)
            break

    def group(self, number, key):
        while self.number == number and not self.ended and self.key == key:
            yield self.item
            if self.number == number:
                self.advance()


def _grouped(iterator, key):
    groups = _Groups(iterator, key)
    while not groups.ended:
        groups.number += 1
        current = groups.key
        yield current, groups.group(groups.number, current)
        while not groups.ended and groups.key == current:
            groups.advance()
