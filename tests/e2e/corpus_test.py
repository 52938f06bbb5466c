"""The corpus of the language: what CPython prints is what `interleave run` prints, byte for byte.

An uncaught exception is status 3, with the last line of Python's traceback among the messages. A script whose outcome
CPython's own status does not tell says so in a comment: `# python: 3`.
"""

import os
import re
import subprocess
import sys
import tempfile

from support import REPOSITORY, options, run_cases

CORPUS = REPOSITORY / "tests" / "corpus" / "language"


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


if __name__ == "__main__":
    given = options(__doc__)
    scripts = sorted(CORPUS.glob("*.py"))
    sys.exit(run_cases("language", [(path.stem, lambda path=path: problem_of(path, given.interleave)) for path in scripts], given))
