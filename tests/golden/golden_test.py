"""Pictures of every lesson beside the ones that a person has looked at: tests/golden/*.svg.

When they ought to change: INTERLEAVE_UPDATE_GOLDEN=1 ./test, or this file alone with
--interleave build/release/interleave --renew. Then look at each that differs (`git diff --stat tests/golden`, and in
a browser) before it is committed.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
LESSONS = HERE.parents[1] / "resources" / "lessons"
PROGRAM = None


def lessons():
    return (LESSONS / "contents.txt").read_text().split()


def has_trace(lesson):
    """Whether threads share a variable there: then the talk's table is a picture too."""
    return lesson in {"race", "race-fixed"}


def schedules(lesson):
    """The names of the interleavings that come with the lesson."""
    text = (LESSONS / f"{lesson}.py").read_text(encoding="utf-8")
    return re.findall(r'^schedule\("([^"]+)"', text, re.MULTILINE)


def pictures():
    """Name of the file, and the command that makes it."""
    for lesson in lessons():
        yield f"{lesson}.svg", ["run", lesson]
        if has_trace(lesson):
            yield f"{lesson}-trace.svg", ["run", lesson, "--view", "trace"]
        for schedule in schedules(lesson):
            name = f"{lesson}-{schedule.replace(' ', '-')}.svg"
            yield name, ["replay", lesson, "--schedule", f"@{schedule}", "--view", "trace"]
    for theme in ["dark", "print", "contrast"]:
        yield f"io-bound-{theme}.svg", ["run", "io-bound", "--theme", theme]
    for lesson in ["race", "race-fixed"]:
        for view in ["outcomes", "graph"]:
            yield f"{lesson}-{view}.svg", ["explore", lesson, "--view", view]
    for chart in ["utilisation", "ready-queue", "shares", "waits", "turnaround"]:
        yield f"io-bound-{chart}.svg", ["run", "io-bound", "--chart", chart]
    yield "parallel-compare.svg", ["compare", "parallel", "--vary", "cores=1,2"]
    yield "cpu-bound-sweep.svg", ["compare", "cpu-bound", "--vary", "cores=1,2,3,4", "--chart", "sweep"]
    yield "io-sequential-squeezed.svg", ["run", "io-sequential", "--axis", "squeezed"]
    for lesson in ["blocking-call", "io-asyncio"]:
        yield f"{lesson}-loop.svg", ["run", lesson, "--view", "loop"]
    yield "pycharm-as-pycharm.svg", ["run", "pycharm", "--as-pycharm"]
    yield "parallel-cores.svg", ["run", "parallel", "--set", "cores=2", "--view", "cores"]


def draw(command, ending="svg", *more):
    """The bytes that the program writes for that command."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / f"picture.{ending}"
        ran = subprocess.run([PROGRAM, *command, *more, "-o", str(path)], capture_output=True, text=True, timeout=60)
        if not path.exists():
            raise AssertionError(f"{' '.join(command)}: no picture; {ran.stderr}")
        return path.read_bytes()


class Pictures(unittest.TestCase):
    def test_are_the_ones_that_were_looked_at(self):
        for name, command in pictures():
            with self.subTest(name):
                kept = HERE / name
                self.assertTrue(kept.exists(), "there is none yet: see the head of this file")
                self.assertEqual(draw(command).decode(), kept.read_text(), "see the head of this file")

    def test_none_is_left_of_a_lesson_that_is_gone(self):
        self.assertEqual(sorted(path.name for path in HERE.glob("*.svg")), sorted(name for name, _ in pictures()))

    def test_have_the_same_bytes_at_every_run(self):
        for ending in ["svg", "png", "pdf"]:
            for command in (["run", "race-fixed"], ["run", "race", "--view", "trace"], ["explore", "race", "--view", "graph"]):
                with self.subTest(ending=ending, command=command):
                    self.assertEqual(draw(command, ending), draw(command, ending))

    def test_hold_title_caption_and_legend(self):
        text = draw(["run", "io-bound"], "svg", "--title", "Waiting together", "--caption", "Three clients.").decode()
        for words in ["Waiting together", "Three clients.", "I/O", "Client 1"]:
            self.assertIn(words, text)
        self.assertNotIn("Ready", draw(["run", "io-bound"], "svg", "--no-legend").decode())


def renew():
    drawn = {name: draw(command) for name, command in pictures()}
    for old in HERE.glob("*.svg"):
        old.unlink()
    for name, picture in drawn.items():
        (HERE / name).write_bytes(picture)


def main():
    global PROGRAM
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interleave", required=True, help="the program")
    parser.add_argument("--renew", action="store_true", help="write the pictures anew")
    options = parser.parse_args()
    PROGRAM = str(pathlib.Path(options.interleave).resolve())
    if options.renew or os.environ.get("INTERLEAVE_UPDATE_GOLDEN"):
        renew()
        return
    unittest.main(argv=[sys.argv[0]])


if __name__ == "__main__":
    main()
