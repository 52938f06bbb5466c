def seed(a=0):
    __random_seed(a)


def random():
    return __random()


def uniform(a, b):
    return a + (b - a) * __random()


def randrange(start, stop=None, step=1):
    if stop is None:
        start, stop = 0, start
    width = stop - start
    if step == 1:
        if width <= 0:
            raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
        return start + __random_below(width)
    count = (width + step - 1) // step if step > 0 else (width + step + 1) // step
    if count <= 0:
        raise ValueError("empty range for randrange()")
    return start + step * __random_below(count)


def randint(a, b):
    return randrange(a, b + 1)


def choice(seq):
    if not len(seq):
        raise IndexError("Cannot choose from an empty sequence")
    return seq[__random_below(len(seq))]


def shuffle(x):
    for i in reversed(range(1, len(x))):
        j = __random_below(i + 1)
        x[i], x[j] = x[j], x[i]
