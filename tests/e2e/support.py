"""What the tests from outside share: their options, and the list of what the program cannot do yet."""

import argparse
import concurrent.futures
import fnmatch
import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PENDING = REPOSITORY / "tests" / "corpus" / "pending.txt"


def options(description):
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interleave", required=True, help="the program")
    parser.add_argument("--only", default="*", help="a glob on the names")
    parser.add_argument("--update", action="store_true", help="take what passes now out of pending.txt")
    given = parser.parse_args()
    given.interleave = str(Path(given.interleave).resolve())
    return given


def run_cases(kind, cases, given, side_by_side=True):
    """Runs (name, function) pairs, each function giving a problem or None; returns the exit status.

    A line `kind/name` of pending.txt names one that fails still; one that does not any more is reported.
    """
    pending = set(PENDING.read_text().split()) if PENDING.exists() else set()
    chosen = [(name, check) for name, check in cases if fnmatch.fnmatch(name, given.only)]
    failed, passed = 0, set()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() if side_by_side else 1) as pool:
        for (name, _), problem in zip(chosen, pool.map(lambda case: case[1](), chosen)):
            full = f"{kind}/{name}"
            if problem is None:
                passed.add(full)
            else:
                failed += full not in pending
                print(f"{'pending' if full in pending else 'FAILED'} {name}: {problem}", flush=True)
    for full in sorted(passed & pending):
        print(f"no longer pending: {full}")
    if given.update:
        PENDING.write_text("".join(f"{full}\n" for full in sorted(pending - passed)))
    print(f"{len(passed)} of {len(chosen)} as they should be")
    return 1 if failed or not chosen else 0
