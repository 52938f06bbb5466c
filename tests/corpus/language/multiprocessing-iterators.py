import time
from multiprocessing import Pool, TimeoutError


def after(seconds):
    time.sleep(seconds)
    return seconds


def picky(number):
    if number == 2:
        raise ValueError(f"not {number}")
    return number


def with_lambda(number):
    return lambda: number


if __name__ == "__main__":
    with Pool(2) as pool:
        results = pool.imap(after, [0.1, 0.8])
        print(results.next(timeout=5))
        try:
            results.next(timeout=0.05)
        except TimeoutError as error:
            print(repr(error), type(error).__module__)
        print(next(results))
        try:
            results.next()
        except StopIteration:
            print("the end")
        results = pool.imap_unordered(after, [0.8, 0.4])
        try:
            results.next(0.05)
        except TimeoutError:
            print("late")
        print(results.next(5), next(results))
        results = pool.imap(picky, range(5))
        for _ in range(5):
            try:
                print(next(results))
            except ValueError as error:
                print(repr(error))
        print(list(pool.imap(picky, [])), list(pool.imap(picky, (0, 1))))
        answer = pool.map_async(after, [0.2, 0.3], chunksize=1)
        answer.wait(0.05)
        print(answer.ready())
        try:
            answer.get(0.05)
        except TimeoutError:
            print("still late")
        print(answer.get(), answer.ready(), answer.successful())
        try:
            pool.apply(with_lambda, (1,))
        except Exception as error:
            print(type(error).__module__, type(error).__name__, str(error)[:50])
