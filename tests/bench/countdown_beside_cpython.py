"""Counts down from 50 million in pure Python, and goes over 10,000 items with pools of 8: whole processes, taking turns with CPython.

usage: countdown_beside_cpython.py --interleave PATH [--python PATH] [--rounds N]

Seconds are those of the processor, since others may be at work beside it; medians. A ratio of 2 is twice as fast as CPython.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

COUNT = """
def count(n):
    while n > 0:
        n -= 1
"""
THREADS = """
from threading import Thread
threads = [Thread(target=count, args=(25_000_000,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""
POOL = """
def square(x):
    return x * x
"""

PROGRAMS = {
    "countdown from 50 million": COUNT + "count(50_000_000)\n",
    "the same in two threads": COUNT + THREADS,
    "Pool(8).map over 10,000": "from multiprocessing import Pool\n" + POOL
    + "if __name__ == '__main__':\n    with Pool(8) as pool:\n        pool.map(square, range(10_000))\n",
    "ThreadPoolExecutor(8).map": "from concurrent.futures import ThreadPoolExecutor\n" + POOL
    + "with ThreadPoolExecutor(8) as pool:\n    list(pool.map(square, range(10_000)))\n",
    "ProcessPoolExecutor(8).map": "from concurrent.futures import ProcessPoolExecutor\n" + POOL
    + "if __name__ == '__main__':\n    with ProcessPoolExecutor(8) as pool:\n        list(pool.map(square, range(10_000)))\n",
}


def seconds(argv):
    """Of the processor, of a process and those that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(argv, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interleave", required=True, type=Path)
    parser.add_argument("--python", default="/usr/bin/python3")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, text in PROGRAMS.items():
            program = Path(folder) / "program.py"
            program.write_text(text)
            ours, theirs = [], []
            for _ in range(arguments.rounds):
                theirs.append(seconds([arguments.python, str(program)]))
                ours.append(seconds([str(arguments.interleave.resolve()), "run", str(program)]))
            our, their = statistics.median(ours), statistics.median(theirs)
            print(f"{name}: {our:.3f} s, CPython {their:.3f} s, ratio {their / our:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
