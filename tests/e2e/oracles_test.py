"""The program against numbers that others have found: textbooks, SPIN and independent models (tests/data)."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from support import REPOSITORY, options, run_cases

DATA = REPOSITORY / "tests" / "data"
ORACLES = json.loads((DATA / "oracles.json").read_text())
PEERS = json.loads((DATA / "peers" / "expected.json").read_text())
MOST_STATES = 100_000  # what is larger belongs to the benchmarks


def ask(interleave, command, lesson, *args):
    """The program's JSON about a lesson's text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lesson.py"
        path.write_text(lesson)
        ran = subprocess.run([interleave, command, str(path), *args, "--json"], capture_output=True, text=True, timeout=60)
    try:
        return json.loads(ran.stdout)
    except ValueError:
        raise AssertionError(f"status {ran.returncode}, no JSON: {ran.stderr[-200:]!r}") from None


def differs(what, got, wanted):
    return None if got == wanted else f"{what}: {got!r}, not {wanted!r}"


def checked(check):
    """A check that fails by saying so."""
    def run():
        try:
            return check()
        except (AssertionError, KeyError, TypeError, subprocess.TimeoutExpired) as error:
            return f"{type(error).__name__}: {error}"
    return run


def counts(report, key):
    """Interleavings by outcome, added up over the outcomes that look the same by this key."""
    found = {}
    for outcome in report["outcomes"]:
        found[key(outcome)] = found.get(key(outcome), 0) + int(outcome["interleavings"])
    return found


def threads(targets):
    """The end of a lesson: a thread for each (function, arguments)."""
    made = [f"t{i} = threading.Thread(target={target}, args={args})\n" for i, (target, args) in enumerate(targets)]
    names = [f"t{i}" for i in range(len(targets))]
    return "".join(made) + "".join(f"{n}.start()\n" for n in names) + "".join(f"{n}.join()\n" for n in names)


def lost_update(interleave, row):
    body = f"    for _ in range({row['k']}):\n        counter += 1\n"
    lesson = "import threading\n\ncounter = 0\n\n\ndef add():\n    global counter\n" + body + threads([("add", "()")] * row["threads"])
    granularity = {2: "access", 3: "step"}[row["steps_per_increment"]]
    report = ask(interleave, "explore", lesson, "--granularity", granularity)
    return (differs("interleavings", report["interleavings"], str(row["interleavings"]))
            or differs("finals", counts(report, lambda o: str(o["globals"]["counter"])), row["finals"]))


def dining(interleave, n, row):
    forks = "".join(f"f{i} = threading.Lock()\n" for i in range(n))
    lesson = "import threading\n\n" + forks + "\n\ndef eat(left, right):\n    with left:\n        with right:\n            pass\n\n\n" \
        + threads([("eat", f"(f{i}, f{(i + 1) % n})") for i in range(n)])
    report = ask(interleave, "explore", lesson, "--granularity", "access")
    found = counts(report, lambda o: o["kind"])
    return differs("outcomes", found, {"completed": row["complete"], "deadlock": row["deadlocked"]})


def scheduling(interleave, row):
    quantum = f", quantum={row['quantum']}" if row["quantum"] else ""
    lesson = f"from interleave import at, machine, work\n\nmachine(cores=1, policy={row['policy']!r}, runtime='native', op_cost=0, thread_start=0{quantum})\n" \
        + "".join(f"at({arrival}, work, {length}, name='J{i}')\n" for i, (arrival, length) in enumerate(row["jobs"]))
    found = [t for t in ask(interleave, "run", lesson)["threads"] if t["name"].startswith("J")]
    ms = [t["turnaround_ns"] / 1e6 for t in found]
    response = sum(t["response_ns"] for t in found) / len(found) / 1e6
    wait = sum(t["ready_ns"] for t in found) / len(found) / 1e6
    return (differs("turnaround", ms, row["turnaround"]) or differs("mean response", round(response, 3), round(row["avg_response"], 3))
            or differs("mean wait", round(wait, 3), round(row["avg_wait"], 3)))


def litmus(interleave, name, wanted):
    bodies = {"SB": ("x = 1\n    r1 = y", "y = 1\n    r2 = x"), "MP": ("x = 1\n    y = 1", "r1 = y\n    r2 = x"),
              "LB": ("r1 = x\n    y = 1", "r2 = y\n    x = 1")}[name]
    lesson = "import threading\n\nx = y = 0\n" + "".join(
        f"\n\ndef f{i}():\n    global x, y, r1, r2\n    {body}\n" for i, body in enumerate(bodies)) + "\n\n" + threads([("f0", "()"), ("f1", "()")])
    report = ask(interleave, "explore", lesson, "--granularity", "access")
    return differs("finals", counts(report, lambda o: f"{o['globals']['r1']}{o['globals']['r2']}"), wanted)


def peer(interleave, name, row):
    report = ask(interleave, "explore", (DATA / "peers" / f"{name}.py").read_text(), "--granularity", "access")
    if row["interleavings"] == "infinite":
        kinds = {f"{o['kind']} counter={o['globals'].get('counter')}" for o in report["outcomes"]}
        return differs("interleavings", report["interleavings"], "infinite") or differs("outcomes", kinds, set(row["outcomes"]))

    def described(outcome):
        names = [part.split("=")[0] for part in next(iter(row["outcomes"])).split(" ")[1:] if part]
        values = " ".join(f"{n}={outcome['globals'][n]}" for n in names)
        return f"{outcome['kind']} {values}"

    return (differs("interleavings", report["interleavings"], row["interleavings"])
            or differs("outcomes", {k: str(v) for k, v in counts(report, described).items()}, row["outcomes"]))


def cases(interleave):
    for row in ORACLES["lost_update"]:
        yield f"lost-update-{row['threads']}x{row['k']}-{row['steps_per_increment']}", lambda row=row: lost_update(interleave, row)
    for n, row in ORACLES["dining_one_meal"].items():
        yield f"dining-{n}", lambda n=n, row=row: dining(interleave, int(n), row)
    for i, row in enumerate(ORACLES["scheduling"]):
        yield f"scheduling-{row['policy']}-{i}", lambda row=row: scheduling(interleave, row)
    for name, wanted in ORACLES["litmus_sc"].items():
        yield f"litmus-{name}", lambda name=name, wanted=wanted: litmus(interleave, name, wanted)
    for name, row in PEERS.items():
        if row["states"] <= MOST_STATES:
            yield f"peer-{name}", lambda name=name, row=row: peer(interleave, name, row)


if __name__ == "__main__":
    given = options(__doc__)
    sys.exit(run_cases("oracle", [(name, checked(check)) for name, check in cases(given.interleave)], given))
