"""Hand-overs of the GIL between two threads that only compute: real CPython beside the simulator.

usage: gil_beside_cpython.py --interleave PATH [--python PATH] [--seconds N] [--rounds N]

Both run the same loop for the same time. A real thread notes when it finds that the other one has been at work since its last look,
which it takes every few instructions; the simulator's are the GIL's changes of hands in its recording. CPython 3.11 hands the GIL
over as 3.12 does but for where it looks at requests. On a busy computer a real thread that may have the GIL waits for a processor
besides: CPython runs before all others where it may (as root), and of several rounds the one with the most hand-overs counts.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

INTERVALS = [0.005, 0.001]

REAL = """
import os, sys, threading, time
try:
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
except (AttributeError, PermissionError):
    pass
sys.setswitchinterval({interval})
last, changes = 0, 0
end = time.perf_counter() + {seconds}
def compute(me):
    global last, changes
    while time.perf_counter() < end:
        n = 20
        while n > 0:
            n -= 1
            if last != me:
                last = me
                changes += 1
threads = [threading.Thread(target=compute, args=(i,)) for i in (1, 2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(changes / {seconds})
"""

SIMULATED = """
import sys, threading
sys.setswitchinterval({interval})
def compute():
    n = {rounds}
    while n > 0:
        n -= 1
threads = [threading.Thread(target=compute) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""

INSTRUCTION = 50  # ns: op_cost, unless said otherwise
PER_ROUND = 6


def real(python, interval, seconds):
    ran = subprocess.run([python, "-c", REAL.format(interval=interval, seconds=seconds)], capture_output=True, text=True, check=True)
    return float(ran.stdout)


def simulated(interleave, interval, seconds):
    """The times at which the GIL goes from one of the two to the other, in a second of the run."""
    rounds = int(seconds / 2 / (INSTRUCTION * PER_ROUND * 1e-9))
    with tempfile.TemporaryDirectory() as folder:
        lesson, trace = Path(folder) / "gil.py", Path(folder) / "trace.json"
        lesson.write_text(SIMULATED.format(interval=interval, rounds=rounds))
        subprocess.run([interleave, "run", str(lesson), "--op-cost", f"{INSTRUCTION}ns", "-o", str(trace)], capture_output=True, check=True)
        recording = json.loads(trace.read_text())
    takers = [(event["time_ns"], event["thread"]) for event in recording["events"] if event["what"] == "gil-taken" and event["thread"] > 0]
    changes = [b[0] for a, b in zip(takers, takers[1:]) if a[1] != b[1]]
    return (len(changes) - 1) / ((changes[-1] - changes[0]) * 1e-9)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interleave", required=True, type=Path)
    parser.add_argument("--python", default="/usr/bin/python3")
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    for interval in INTERVALS:
        ours = simulated(arguments.interleave.resolve(), interval, arguments.seconds)
        all_real = [real(arguments.python, interval, arguments.seconds) for _ in range(arguments.rounds)]
        print(f"switch interval {interval * 1000:g} ms: simulated {ours:.0f} hand-overs a second, CPython {max(all_real):.0f} "
              f"({min(all_real):.0f} to {max(all_real):.0f} in {len(all_real)} rounds), ratio {ours / max(all_real):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
