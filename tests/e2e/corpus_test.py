"""The corpus of the language: what CPython prints is what `interleave run` prints, byte for byte.

usage: corpus_test.py --interleave PATH [--only GLOB] [--update]

An uncaught exception is status 3, with the last line of Python's traceback among the messages. A script whose outcome
CPython's own status does not tell says so in a comment: `# python: 3`. `pending.txt` names the scripts that the program
cannot run yet; one that it can run after all is reported and has to leave the list (--update takes it out).
"""

import argparse
import concurrent.futures
import fnmatch
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
CORPUS = REPOSITORY / "tests" / "corpus" / "language"
PENDING = CORPUS.parent / "pending.txt"


def run(argv, **environment):
    """The result of a program in an empty folder of its own; a program that hangs is one that failed."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return subprocess.run(argv, cwd=folder, capture_output=True, timeout=60, stdin=subprocess.DEVNULL,
                                  env={**os.environ, "LC_ALL": "C.UTF-8", **environment})
        except subprocess.TimeoutExpired as late:
            return subprocess.CompletedProcess(argv, -1, late.stdout or b"", b"ran for more than 60 seconds")


def expected_status(python, text):
    said = re.search(r"^# python: (\d)", text, re.M)
    if said:
        return int(said[1])
    return 0 if python.returncode == 0 else 3


def first_difference(got, wanted):
    a, b = got.decode("utf-8", "replace").splitlines(), wanted.decode("utf-8", "replace").splitlines()
    for number, (x, y) in enumerate(zip(a + [None] * len(b), b + [None] * len(a)), 1):
        if x != y:
            return f"line {number} is {x!r}, Python's is {y!r}"
    return "the last line break differs"


def problem_of(path, interleave):
    """What the program does otherwise than Python; None when all is the same."""
    python = run([sys.executable, "-B", "-W", "ignore", str(path)], PYTHONPATH=str(REPOSITORY / "resources" / "python"))
    ours = run([interleave, "run", str(path)])
    messages = ours.stderr.decode("utf-8", "replace")
    status = expected_status(python, path.read_text(encoding="utf-8"))
    if ours.returncode != status:
        return f"status {ours.returncode}, not {status}: {' '.join(messages.split())[:200]}"
    if ours.stdout != python.stdout:
        return first_difference(ours.stdout, python.stdout)
    raised = python.stderr.decode().splitlines()
    if status == 3 and raised and raised[-1] not in messages:
        return f"no word of {raised[-1]!r} in {messages[:200]!r}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interleave", required=True)
    parser.add_argument("--only", default="*")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    interleave = str(Path(options.interleave).resolve())
    pending = set(PENDING.read_text().split()) if PENDING.exists() else set()
    scripts = [path for path in sorted(CORPUS.glob("*.py")) if fnmatch.fnmatch(path.stem, options.only)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = dict(zip((path.stem for path in scripts), pool.map(lambda path: problem_of(path, interleave), scripts)))
    failed = 0
    for name, problem in problems.items():
        if problem:
            failed += name not in pending
            print(f"{'pending' if name in pending else 'FAILED'} {name}: {problem}")
        elif name in pending:
            print(f"no longer pending: {name}")
    if options.update:
        PENDING.write_text("".join(f"{name}\n" for name in sorted(pending) if problems.get(name, "kept")))
    print(f"{sum(problem is None for problem in problems.values())} of {len(problems)} as under Python")
    return 1 if failed or not problems else 0


if __name__ == "__main__":
    sys.exit(main())
