"""Every lesson that comes with the program, in the program: it has no diagnostics, runs, and can be explored; every
outcome that is found has a name, every name occurs, and each outcome's schedule leads to it.
"""

import ast
import json
import re
import subprocess
import sys

from support import REPOSITORY, options, run_cases

LESSONS = REPOSITORY / "resources" / "lessons"
WARNED = {"forgotten-await"}  # whose subject the warning is
# Every outcome is right, and what is found is what they are about: accesses that nothing puts in order, a call that stops the
# event loop, a circle that can be left.
FOUND = {"peterson", "blocking-call", "philosophers-give-back"}
MOST_STATES = "100000"  # a lesson is explored while somebody waits for it


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)


def expectations(path):
    """What each expect() of the lesson has, by keyword; name, grade and kind always."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "expect":
            named = dict(zip(["name", "grade", "kind", "output"], map(ast.literal_eval, node.args)))
            named.update((keyword.arg, ast.literal_eval(keyword.value)) for keyword in node.keywords)
            found.append({"kind": "completed", **named})
    return found


def schedules(path):
    return re.findall(r'^schedule\("([^"]+)"', path.read_text(encoding="utf-8"), re.MULTILINE)


def has_no_diagnostics(interleave, path):
    checked = run(interleave, "check", str(path))
    if checked.returncode != 0:
        return checked.stderr
    return None if bool(checked.stderr) == (path.stem in WARNED) else f"warnings: {checked.stderr!r}"


def runs(interleave, path):
    """A run ends, by itself, in a way that the lesson expects."""
    ran = run(interleave, "run", str(path), "--json")
    if ran.returncode not in (0, 3):
        return f"status {ran.returncode}: {ran.stderr}"
    outcome = json.loads(ran.stdout)["outcome"]
    kinds = {expected["kind"] for expected in expectations(path)}
    # The run of a lesson that never comes to an end is ended by its until().
    return None if outcome["kind"] in kinds or "livelock" in kinds else f"a run ends with {outcome}"


def names_its_outcomes(interleave, path):
    report = explored(interleave, path)
    if not report["complete"]:
        return f"not explored to its end: {report['limit'] or report['unsettled']}"
    unnamed = [outcome["message"] or outcome["stdout"] for outcome in report["outcomes"] if outcome["name"] is None]
    if unnamed:
        return f"without a name: {unnamed}"
    missing = {expected["name"] for expected in expectations(path)} - {outcome["name"] for outcome in report["outcomes"]}
    return f"expected and never found: {missing}" if missing else None


def raises_no_false_alarm(interleave, path):
    """Where every outcome is right there is nothing to find fault with."""
    report = explored(interleave, path)
    mended = all(outcome["grade"] == "right" for outcome in report["outcomes"])
    alarms = [finding["message"] for finding in report["findings"]]
    if not mended or bool(alarms) == (path.stem in FOUND):
        return None
    return f"all is right, and found is {alarms}"


def replays(interleave, path):
    """Each outcome's schedule leads to it, and each stored one fits to the end."""
    for outcome in explored(interleave, path)["outcomes"]:
        if outcome["kind"] == "livelock":
            continue
        ran = run(interleave, "replay", str(path), "--schedule", outcome["schedule"], "--json")
        if not ran.stdout:
            return f"{outcome['schedule']}: {ran.stderr}"
        replayed = json.loads(ran.stdout)
        got = replayed["outcome"]["kind"], replayed["outcome"]["message"], replayed["stdout"]
        if got != (outcome["kind"], outcome["message"], outcome["stdout"]):
            return f"{outcome['schedule']} leads to {got}, not to {outcome['name']!r}"
    for name in schedules(path):
        ran = run(interleave, "replay", str(path), "--schedule", "@" + name)
        if ran.returncode not in (0, 3):
            return f"@{name}: {ran.stderr}"
    return None


def is_the_same_with_any_number_of_workers(interleave, path):
    reports = [explored(interleave, path, "--workers", workers) for workers in ("1", "2", "8")]
    for report in reports:
        del report["seconds"], report["peak_memory_bytes"]
    return None if reports[0] == reports[1] == reports[2] else "1, 2 and 8 workers differ"


def explored(interleave, path, *more):
    ran = run(interleave, "explore", str(path), "--json", "--max-states", MOST_STATES, *more)
    if not ran.stdout:
        raise AssertionError(f"status {ran.returncode}: {ran.stderr}")
    return json.loads(ran.stdout)


def checks_of(interleave, path):
    def check():
        for look in (has_no_diagnostics, runs, names_its_outcomes, raises_no_false_alarm, replays,
                     is_the_same_with_any_number_of_workers):
            if problem := look(interleave, path):
                return f"{look.__name__}: {problem}"
        return None
    return check


def main():
    given = options(__doc__)
    cases = [(path.stem, checks_of(given.interleave, path)) for path in sorted(LESSONS.glob("*.py"))]
    return run_cases("lessons", cases, given)


if __name__ == "__main__":
    sys.exit(main())
