from multiprocessing import Pool, current_process

factor = 1


def prepare(n):
    global factor
    factor = n


def scale(x):
    return x * factor


def add(a, b):
    return a + b


def fail(x):
    raise ValueError(f"no {x}")


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)


def move(point):
    point.x += 1
    return point


if __name__ == "__main__":
    with Pool(2, initializer=prepare, initargs=(10,)) as pool:
        print(pool.map(scale, range(7)), factor)
        print(list(pool.imap(scale, [1, 2, 3])), pool.starmap(add, [(1, 2), (3, 4)]))
        result = pool.apply_async(add, (5, 6))
        print(result.get(), pool.apply(add, ("a", "b")), sorted(pool.imap_unordered(scale, [3, 1, 2])))
        point = Point(1, 2)
        print(pool.apply(move, (point,)) == Point(2, 2), point.x)
        try:
            pool.map(fail, [1])
        except ValueError as error:
            print("raised", error)
        try:
            pool.map(lambda x: x, [1])
        except Exception as error:
            print(type(error).__name__)
    pool = Pool(3)
    answers = [pool.apply_async(scale, (i,)) for i in range(3)]
    pool.close()
    pool.join()
    print([answer.get() for answer in answers])
    try:
        pool.apply(scale, (1,))
    except ValueError as error:
        print(error)
