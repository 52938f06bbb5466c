"""Limits of exploring: what stops it is named with its option, and what was found so far is printed, marked incomplete."""

import json
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from support import options, run_cases

STARTS = "a = threading.Thread(target=f)\nb = threading.Thread(target=f)\na.start()\nb.start()\n"
ENDLESS_STATE = "import threading\n\nn = 0\n\n\ndef f():\n    global n\n    while True:\n        n += 1\n\n\n" + STARTS
ENDLESS_OUTPUT = "import threading\n\n\ndef f():\n    while True:\n        print('x' * 1000)\n\n\nthreading.Thread(target=f).start()\n"
MANY_THREADS = ("import threading\n\nn = 0\n\n\ndef f():\n    global n\n    n += 1\n\n\ndef main():\n"
                "    all = [threading.Thread(target=f) for _ in range(10000)]\n    for t in all:\n        t.start()\n    for t in all:\n        t.join()\n\n\nmain()\n")
ENDLESS_LOOP = "while True:\n    pass\n"
ENDLESS_LIST = "import threading\n\n\ndef f():\n    items = []\n    while True:\n        items.append('x' * 1000)\n\n\n" + STARTS
ENDLESS_THREADS = "import threading\n\n\ndef f():\n    pass\n\n\nwhile True:\n    threading.Thread(target=f).start()\n"
LARGE = "import threading\n\nn = 0\n\n\ndef f():\n    global n\n    for _ in range(50):\n        n += 1\n\n\nfor _ in range(6):\n    threading.Thread(target=f).start()\n"


def explore(interleave, lesson, *args, interrupt_after=None):
    """Status, report, messages."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lesson.py"
        path.write_text(lesson)
        begun = subprocess.Popen([interleave, "explore", str(path), "--json", *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if interrupt_after:
            time.sleep(interrupt_after)
            begun.send_signal(signal.SIGINT)
        out, errors = begun.communicate(timeout=60)
    return begun.returncode, json.loads(out) if out else {}, errors


def stopped(interleave, lesson, *args, status=4, says, interrupt_after=None, most_mib=None, most_seconds=None):
    """A check that exploring ends with this status and says so."""
    def check():
        code, report, errors = explore(interleave, lesson, *args, interrupt_after=interrupt_after)
        problems = []
        if code != status:
            problems.append(f"status {code}, not {status}")
        if says not in errors:
            problems.append(f"{errors[-200:]!r} does not say {says!r}")
        if report.get("complete") is not False:
            problems.append(f"complete is {report.get('complete')}")
        if any(o["fraction"] is not None for o in report.get("outcomes", [])):
            problems.append("a fraction of an incomplete search")
        if most_mib and report.get("peak_memory_bytes", 0) > most_mib << 20:
            problems.append(f"{report['peak_memory_bytes'] >> 20} MiB used")
        if most_seconds and report.get("seconds", 0) > most_seconds:
            problems.append(f"{report['seconds']} s taken")
        return "; ".join(problems) or None
    return check


def cases(interleave):
    yield "states", stopped(interleave, LARGE, "--max-states", "2000", says="--max-states")
    yield "memory-of-states", stopped(interleave, LARGE, "--max-memory", "100MiB", says="--max-memory", most_mib=100)
    yield "memory-of-a-lesson", stopped(interleave, ENDLESS_LIST, "--max-memory", "100MiB", says="--max-memory", most_mib=100)
    yield "output", stopped(interleave, ENDLESS_OUTPUT, "--max-output", "1MiB", says="--max-output")
    yield "instructions", stopped(interleave, ENDLESS_LOOP, "--max-steps", "1000000", says="--max-steps")
    yield "threads", stopped(interleave, ENDLESS_THREADS, "--max-threads", "1000", says="--max-threads")
    yield "endless-state", stopped(interleave, ENDLESS_STATE, "--max-states", "20000", says="--max-states")
    yield "time", stopped(interleave, LARGE, "--timeout", "300ms", says="--timeout")
    yield "time-with-10000-threads", stopped(interleave, MANY_THREADS, "--timeout", "2s", says="--timeout", most_seconds=4)
    yield "memory-of-3000-threads", stopped(interleave, MANY_THREADS.replace("10000", "3000"), "--max-memory", "150MiB", "--timeout", "50s", says="--max-memory", most_mib=150)
    yield "few-pre-emptions", stopped(interleave, LARGE.replace("50", "4"), "--search", "bounded", "--preemptions", "1", says="--preemptions")
    for method in ("random", "pct"):
        yield method, stopped(interleave, LARGE, "--search", method, "--runs", "50", says="--runs")
    yield "time-within-a-step", stopped(interleave, ENDLESS_LOOP, "--timeout", "300ms", says="--timeout")
    yield "interrupted", stopped(interleave, LARGE, status=130, says="interrupted", interrupt_after=0.5)


if __name__ == "__main__":
    given = options(__doc__)
    sys.exit(run_cases("limit", list(cases(given.interleave)), given))
