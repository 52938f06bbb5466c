from concurrent.futures import ProcessPoolExecutor, as_completed


def square(x):
    return x * x


def fail(x):
    raise KeyError(x)


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(square, range(6))), list(pool.map(square, range(6), chunksize=4)))
        future = pool.submit(square, 7)
        print(future.result(), future.done(), future.exception())
        bad = pool.submit(fail, "key")
        print(repr(bad.exception()))
        futures = [pool.submit(square, i) for i in range(3)]
        print(sorted(f.result() for f in as_completed(futures)))
