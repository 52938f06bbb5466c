"""Explores the peers' programs beside SPIN: whole process, tools taking turns, medians, and bytes a state.

usage: explore_beside_spin.py --interleave PATH --peers FOLDER [--rounds N] [NAME…]

FOLDER holds NAME.py and NAME.pml, step for step equal, and expected.json. SPIN is Debian's package `spin`; where it is missing,
only this program is measured.
"""

import argparse
import json
import math
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DEFAULT = ["dining_naive_8", "lost_4x3", "dining_naive_10", "lost_4x4"]


def measured(argv, folder):
    """Seconds of a whole process, and what it printed."""
    begin = time.perf_counter()
    ran = subprocess.run(argv, cwd=folder, capture_output=True, text=True)
    return time.perf_counter() - begin, ran.stdout


def compiled_pan(model, states, folder):
    """SPIN's verifier of a model, as README of the peers says; None without SPIN."""
    if not shutil.which("spin"):
        return None
    subprocess.run(["spin", "-a", str(model)], cwd=folder, check=True, capture_output=True)
    subprocess.run(["gcc", "-O2", "-DSAFETY", "-DMEMLIM=5000", "-DNOREDUCE", "-o", "pan", "pan.c"], cwd=folder, check=True, capture_output=True)
    return ["./pan", "-m100000", "-c0", f"-w{max(10, math.ceil(math.log2(states)))}"]


def beside(interleave, peers, name, expected, rounds):
    with tempfile.TemporaryDirectory() as folder:
        pan = compiled_pan(peers / f"{name}.pml", expected["states"], folder)
        ours, theirs = [], []
        for _ in range(rounds):
            seconds, text = measured([interleave, "explore", str(peers / f"{name}.py"), "--granularity", "access", "--json"], folder)
            report = json.loads(text)
            ours.append(seconds)
            if pan:
                theirs.append(measured(pan, folder)[0])
    if report["interleavings"] != expected["interleavings"]:
        return f"{name}: {report['interleavings']} interleavings, not {expected['interleavings']}"
    seconds = statistics.median(ours)
    line = f"{name}: {report['states']} states in {seconds:.3f} s, {report['states'] / seconds:,.0f} a second, {report['peak_memory_bytes'] / report['states']:.0f} bytes a state"
    return line + (f", SPIN {statistics.median(theirs):.3f} s, ratio {statistics.median(theirs) / seconds:.2f}" if theirs else "")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interleave", required=True, type=Path)
    parser.add_argument("--peers", required=True, type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("names", nargs="*", default=DEFAULT)
    given = parser.parse_args()
    expected = json.loads((given.peers / "expected.json").read_text())
    for name in given.names:
        print(beside(str(given.interleave.resolve()), given.peers.resolve(), name, expected[name], given.rounds), flush=True)


if __name__ == "__main__":
    sys.exit(main())
