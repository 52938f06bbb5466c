"""The lessons that come with the program: their form, their links, and that they run under CPython."""

import ast
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
WARNED = {"forgotten-await"}  # whose subject the warning is
LESSONS = {path.stem: path for path in sorted((RESOURCES / "lessons").glob("*.py"))}


class Lesson:
    """A lesson read by Python itself."""

    def __init__(self, path):
        self.text = path.read_text(encoding="utf-8")
        self.lines = self.text.splitlines()
        self.tree = ast.parse(self.text)
        self.story = ast.get_docstring(self.tree) or ""
        self.code_begins = self.tree.body[0].end_lineno

    def calls(self, function):
        return [node for node in ast.walk(self.tree)
                if isinstance(node, ast.Call) and getattr(node.func, "id", None) == function]

    def expected(self, keyword):
        """What the expect() calls give for that keyword."""
        return [given.value.value for call in self.calls("expect") for given in call.keywords if given.arg == keyword]

    def problem_of(self, kind, target):
        """Why a link leads nowhere; None if it leads somewhere."""
        if kind == "line":
            on_code = self.code_begins < int(target) <= len(self.lines) and self.lines[int(target) - 1].strip()
            return None if on_code else "no code there"
        if kind == "lesson":
            return None if target in LESSONS else "no such lesson"
        if kind == "note":
            return None if 1 <= int(target) <= len(self.calls("note")) else "no such note"
        if kind == "thread":
            stem = re.sub(r"\d+$", "", target)
            return None if f'"{target}"' in self.text or f'"{stem}" +' in self.text else "no such thread"
        if kind == "lock":
            return None if re.search(rf"^\s*(self\.)?{re.escape(target)} = ", self.text, re.M) else "no such lock"
        return "no such kind of link"


class EveryLesson(unittest.TestCase):
    def test_there_are_some(self):
        self.assertIn("race", LESSONS)

    def test_is_in_the_contents_once(self):
        contents = (RESOURCES / "lessons" / "contents.txt").read_text().split()
        self.assertEqual(sorted(contents), sorted(LESSONS))

    def test_has_a_title_a_chapter_paragraphs_a_try_and_sources(self):
        for name, path in LESSONS.items():
            with self.subTest(name):
                title, chapter, *rest = Lesson(path).story.splitlines()
                self.assertTrue(title.strip() and len(title) <= 60)
                self.assertRegex(chapter, r"^Chapter: \d+ \S")
                self.assertGreaterEqual(len("\n".join(rest).split("\n\n")), 4)
                self.assertIn("\nTry it: ", "\n".join(rest))
                self.assertIn("\nSources: ", "\n".join(rest))

    def test_links_lead_somewhere(self):
        for name, path in LESSONS.items():
            lesson = Lesson(path)
            for kind, target in re.findall(r"\]\((\w+):([^)]*)\)", lesson.story):
                with self.subTest(name, link=f"{kind}:{target}"):
                    self.assertIsNone(lesson.problem_of(kind, target))

    def test_tells_of_schedules_that_it_has(self):
        for name, path in LESSONS.items():
            lesson = Lesson(path)
            has = {call.args[0].value for call in lesson.calls("schedule")}
            with self.subTest(name):
                self.assertLessEqual(set(re.findall(r"schedule\s+`([^`]+)`", lesson.story)), has)

    def test_its_name_is_an_id(self):
        for name in LESSONS:
            self.assertRegex(name, r"^[a-z0-9]+(-[a-z0-9]+)*$")
            self.assertNotIn(name, sys.stdlib_module_names, "run under CPython it would hide Python's own module")

    def test_runs_under_cpython_with_an_outcome_that_it_expects(self):
        for name, path in LESSONS.items():
            lesson = Lesson(path)
            if lesson.expected("kind"):
                continue  # It may well deadlock there, or fail.
            with self.subTest(name):
                ran = subprocess.run([sys.executable, "-B", str(path)], capture_output=True, text=True, timeout=60,
                                     env={**os.environ, "PYTHONPATH": str(RESOURCES / "python")})
                self.assertEqual(ran.returncode, 0)
                self.assertEqual(ran.stderr != "", name in WARNED, ran.stderr)
                outputs = lesson.expected("output")
                if len(outputs) == len(lesson.calls("expect")):
                    self.assertIn(ran.stdout, outputs)


class Links(unittest.TestCase):
    def test_that_lead_nowhere_are_found(self):
        lesson = Lesson(LESSONS["race"])
        for kind, target in [("line", "1"), ("line", "9999"), ("lesson", "rice"), ("note", "9"), ("thread", "X"),
                             ("lock", "door"), ("page", "3")]:
            self.assertIsNotNone(lesson.problem_of(kind, target), (kind, target))


if __name__ == "__main__":
    unittest.main()
