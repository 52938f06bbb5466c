"""Settings of the machine from outside: what is refused and how, what comparing gives, what is written where."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from support import options, run_cases

LESSON = """from interleave import at, machine, param, work

machine(runtime="native", op_cost=0, thread_start=0, cores=1)
ms = param("ms", 10, 1, 100)

def f():
    work(ms)

for name in ["A", "B", "C", "D"]:
    at(0, f, name=name)
print("set up")
"""

REFUSED = [  # arguments, status, what the message names
    (["--cores", "0"], 1, "cores"), (["--cores", "65"], 1, "1 to 64"), (["--quantum", "0"], 1, "quantum"),
    (["--quantum", "5"], 1, "quantum"), (["--policy", "best"], 1, "eevdf"), (["--policy", "manual"], 1, "replay"),
    (["--runtime", "cpython-4.0"], 1, "cpython-2.7"), (["--levels", "0"], 1, "levels"),
    (["--levels", "3", "--quanta", "1ms,2ms"], 1, "quanta has 2 entries for 3 levels"),
    (["--quanta", "1ms,0"], 1, "quanta"), (["--base-slice", "0"], 1, "base_slice"), (["--latency", "-1ms"], 1, "latency"),
    (["--queues", "both"], 1, "per-core"), (["--devices", "disk=0"], 1, "devices"), (["--seed", "-1"], 1, "seed"),
    (["--set", "ms=1000"], 1, "1 to 100"), (["--set", "sm=5"], 1, "ms"), (["--set", "cores=2"], 1, "--cores"),
    (["--frobnicate"], 1, "--frobnicate"), (["-o", "x.exe"], 1, "exe"), (["--engine", "quantum"], 1, "sim"),
]

BAD_LESSONS = [  # what stands in the lesson, status, what the message names
    ("machine(quantum=0)", 2, "quantum"), ("machine(cores=65)", 2, "cores"), ("machine(policy='best')", 2, "policy"),
    ("machine(levels=3, quanta=[5, 10])", 2, "3 levels"), ("machine(priority_inheritance=1)", 2, "priority_inheritance"),
    ("at(0, work, 5, tickets=0)", 3, "tickets must be from 1"), ("at(0, work, 5, nice=20)", 3, "nice must be from -20 to 19"),
    ("at(0, work, 5, deadline=0)", 3, "deadline"), ("at(0, work, 5, period=-1)", 3, "period"),
    ("set_affinity(64)", 3, "core must be from 0 to 1"), ("set_affinity()", 3, "at least one"),
    ("machine(cores=0)", 2, "1 to 64"), ("machine(quantum=-5)", 2, "above 0"), ("machine(quantum=1e18)", 2, "quantum"),
    ("machine(cores=param('n', 0, 0, 4))", 2, "1 to 64"), ("machine(base_slice=0)", 2, "base_slice"),
    ("machine(latency='0')", 2, "latency"), ("machine(devices={'disk': 0})", 2, "devices"),
    ("set_tickets(0)", 3, "tickets must be from 1 to 1000000, not 0"), ("set_nice(-21)", 3, "nice must be from -20 to 19"),
    ("set_priority(10**9)", 3, "priority must be from"), ("set_affinity(-1)", 3, "core must be from 0 to 1"),
    ("for i in range(10**9):\n    at(0, work, 5)", 4, "--max-threads"), ("at(-1, work, 5)", 3, "negative"),
]


SAME_NAMES = """from interleave import at, machine, param, work

machine(runtime="native", op_cost=0, thread_start=0, cores=param("cores", 1, 1, 2), quantum=param("quantum", 4, 0, 40))
for name in ["A", "B", "C", "D"]:
    at(0, work, 20, name=name)
"""

BY_NAME = [  # of a parameter and a setting: arguments, cores and quantum in force, makespan in ms
    ([], 1, 4, 80), (["--set", "cores=2"], 2, 4, 40), (["--cores", "4"], 4, 4, 20), (["--cores", "4", "--set", "cores=2"], 4, 4, 20),
    (["--set", "quantum=40"], 1, 40, 80), (["--quantum", "7ms", "--set", "quantum=0"], 1, 7, 80),
]

REFUSED_BY_NAME = [
    (["--set", "cores=4"], 1, "parameter cores in line 3 of the lesson takes a number from 1 to 2"),
    (["--set", "quantum=0"], 1, "It comes from the parameter quantum in line 3"), (["--quantum", "0"], 1, "--quantum: The setting quantum takes"),
    (["--set", "op_cost=1"], 1, "--op-cost"), (["--cores", "1000000000"], 1, "1 to 64"),
    (["--levels", "2", "--quanta", "1ms"], 1, "quanta has 1 entries for 2 levels"),
]


def run(interleave, lesson, *arguments, command="run", **more):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "lesson.py").write_text(lesson)
        return subprocess.run([interleave, command, "lesson.py", *arguments], cwd=folder, capture_output=True, text=True,
                              timeout=60, **more)


def fits(ran, status, names):
    if ran.returncode != status:
        return f"status {ran.returncode}, not {status}: {ran.stderr[-200:]!r}"
    return None if names in ran.stderr else f"{ran.stderr[-300:]!r} does not name {names!r}"


def compared(interleave):
    ran = run(interleave, LESSON, "--vary", "cores=1,2,4", "--vary", "ms=10,20", "--json", command="compare")
    report = json.loads(ran.stdout)
    spans = [one["makespan_ns"] // 1_000_000 for one in report["runs"]]
    wanted = [40, 80, 20, 40, 10, 20]
    if spans != wanted or report["speedup"] != [1, 0.5, 2, 1, 4, 2] or report["format"] != "interleave-compare/1":
        return f"{spans} {report['speedup']}"
    table = run(interleave, LESSON, "--vary", "cores=1,2", command="compare").stdout
    return None if "speed-up" in table and "2.000" in table and len(table.splitlines()) == 4 else f"table {table!r}"


def leaves_out_the_turnaround_of_none(interleave):
    lesson = "from threading import Thread\nfrom interleave import io\nThread(target=io, args=(9,), daemon=True).start()\nio(1)\n"
    row = run(interleave, lesson, command="compare").stdout.splitlines()[1].split()
    return None if row[4] == "-" else f"row {row!r}"


def refuses_to_compare(interleave):
    for vary, names in [("cores", "NAME=V1"), ("cores=1,,2", "missing"), ("cores=0", "cores"), ("nothing=1", "nothing")]:
        problem = fits(run(interleave, LESSON, "--vary", vary, command="compare"), 1, names)
        if problem:
            return f"{vary}: {problem}"
    return None


def takes_both_names(interleave, arguments, cores, quantum, makespan):
    report = json.loads(run(interleave, SAME_NAMES, *arguments, "--json").stdout)
    found = report["machine"]["cores"], report["machine"]["quantum"], report["makespan_ns"]
    wanted = cores, quantum * 1_000_000, makespan * 1_000_000
    return None if found == wanted else f"{found}, not {wanted}"


def writes_the_recording(interleave):
    text = run(interleave, LESSON, "-o", "-", "--format", "json").stdout
    report = json.loads(text)
    return None if report["format"] == "interleave-recording/1" and report["end_ns"] == 40_000_000 else text[:200]


def says_that_the_disk_is_full(interleave):
    with tempfile.TemporaryDirectory() as folder, open("/dev/full", "w") as full:
        (Path(folder) / "lesson.py").write_text(LESSON)
        for arguments in (["run", "lesson.py"], ["run", "lesson.py", "--json"], ["compare", "lesson.py"]):
            ran = subprocess.run([interleave, *arguments], cwd=folder, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
            problem = fits(ran, 1, "No space left")
            if problem:
                return f"{arguments}: {problem}"
    return None


def cases(interleave):
    for arguments, status, names in REFUSED:
        yield "refuses " + " ".join(arguments), lambda a=arguments, s=status, n=names: fits(run(interleave, LESSON, *a), s, n)
    for text, status, names in BAD_LESSONS:
        lesson = "from interleave import *\n" + text + "\n"
        yield "refuses " + text, lambda t=lesson, s=status, n=names: fits(run(interleave, t), s, n)
    for arguments, cores, quantum, makespan in BY_NAME:
        yield "same names " + " ".join(arguments), lambda a=arguments, w=(cores, quantum, makespan): takes_both_names(interleave, a, *w)
    for arguments, status, names in REFUSED_BY_NAME:
        yield "same names, refuses " + " ".join(arguments), lambda a=arguments, s=status, n=names: fits(run(interleave, SAME_NAMES, *a), s, n)
    yield "compares", lambda: compared(interleave)
    yield "compares what never ends", lambda: leaves_out_the_turnaround_of_none(interleave)
    yield "refuses to compare", lambda: refuses_to_compare(interleave)
    yield "writes the recording", lambda: writes_the_recording(interleave)
    yield "full disk", lambda: says_that_the_disk_is_full(interleave)


if __name__ == "__main__":
    given = options(__doc__)
    sys.exit(run_cases("machine", list(cases(given.interleave)), given))
