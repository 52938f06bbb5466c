"""Bad input: each gets a clear message and the right exit status, in a short time, and nothing crashes.

The lessons of tests/corpus/hostile say in their first lines what they expect: `# args:`, `# status:` (one of these),
`# message:` (a pattern found in the messages). What no file can hold, or what should not lie about in a repository,
is made here.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from support import REPOSITORY, options, run_cases

CORPUS = REPOSITORY / "tests" / "corpus"
SECONDS = 30


class Case:
    """A command in an empty folder, after `files` have been written there; no file may grow past `room` bytes."""

    def __init__(self, name, args, status, message="", files=None, out=None, stdin=b"", stdout=None, prepare=None, room=None):
        self.name, self.args, self.stdin, self.stdout = name, args, stdin, stdout
        self.status = status if isinstance(status, tuple) else (status,)
        self.message, self.files, self.out, self.prepare, self.room = message, files or {}, out, prepare, room

    def problem(self, interleave):
        with tempfile.TemporaryDirectory() as folder:
            for name, content in self.files.items():
                (Path(folder) / name).write_bytes(content if isinstance(content, bytes) else content.encode())
            if self.prepare:
                self.prepare(Path(folder))
            before = sorted(os.listdir(folder))
            sink = open(self.stdout, "wb") if self.stdout else subprocess.PIPE
            try:
                ran = subprocess.run([interleave, *self.args], cwd=folder, input=self.stdin, stdout=sink,
                                     stderr=subprocess.PIPE, timeout=SECONDS, env={**os.environ, "LC_ALL": "C.UTF-8"},
                                     preexec_fn=self.bound, restore_signals=False)
            except subprocess.TimeoutExpired:
                return f"ran for more than {SECONDS} seconds"
            left = sorted(set(os.listdir(folder)) - set(before))
        messages = ran.stderr.decode("utf-8", "replace")
        if ran.returncode not in self.status:
            return f"status {ran.returncode}, not {self.status}: {' '.join(messages.split())[-200:]}"
        if self.message and not re.search(self.message, messages):
            return f"no /{self.message}/ in {messages[:300]!r}"
        if self.out is not None and ran.stdout.decode("utf-8", "replace") != self.out:
            return f"printed {ran.stdout[:200]!r}, not {self.out!r}"
        if ran.returncode == 1 and left:
            return f"left {left} behind"
        if len(messages) > 100000:
            return f"{len(messages)} characters of messages"
        return None

    def bound(self):
        if self.room is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.room, self.room))


def lessons():
    for path in sorted((CORPUS / "hostile").glob("*.py")):
        text = path.read_text()
        said = dict(re.findall(r"^# (args|status|message): (.*)$", text, re.M))
        yield Case(path.stem, ["run", str(path), *said.get("args", "").split()],
                   tuple(int(s) for s in said["status"].split()), said.get("message", ""))


def files():
    no_place = r"^(?!.*:\d+:\d+:)"
    yield Case("missing", ["run", "missing.py"], 1, "missing.py")
    yield Case("unknown-id", ["run", "no-such-lesson"], 1, "no-such-lesson")
    yield Case("directory", ["run", "folder"], 1, "folder", prepare=lambda f: (f / "folder").mkdir())
    yield Case("empty", ["run", "a.py"], 0, files={"a.py": ""}, out="")
    yield Case("standard-error", ["run", "a.py"], 0, r"^WARNING:root:hot\n",
               files={"a.py": "import logging\nlogging.warning('hot')\nprint('cold')\n"}, out="cold\n")
    yield Case("only-a-comment", ["run", "a.py"], 0, files={"a.py": "# nothing"}, out="")
    yield Case("bom-and-crlf", ["run", "a.py"], 0, files={"a.py": b"\xef\xbb\xbfx = 1\r\nif x:\r\n    print(x)\r\n"}, out="1\n")
    yield Case("binary", ["run", "a.py"], 2, r"a\.py:1:1: error: ", files={"a.py": bytes(range(256)) * 40})
    yield Case("elf", ["run", "/bin/true"], 2, r"true:1:1: error: ")
    yield Case("null-byte", ["run", "a.py"], 2, r"a\.py:2:7: error: ", files={"a.py": b"x = 1\ny = 2 \0 3\n"})
    yield Case("not-utf8", ["run", "a.py"], 2, r"a\.py:2:7: error: .*UTF-8", files={"a.py": b"x = 1\ny = '\xc3\xa9\xff'\n"})
    yield Case("utf16", ["run", "a.py"], 2, r"a\.py:1:1: error: ", files={"a.py": "print(1)".encode("utf-16")})
    yield Case("hundred-megabytes", ["run", "a.py"], 1, r"a\.py.*16 ?MiB", prepare=lambda f: big_file(f / "a.py", 100 << 20))
    yield Case("endless-file", ["run", "/dev/zero"], (1, 2), "/dev/zero")
    yield Case("device-without-text", ["run", "/dev/null"], 0, out="")
    yield Case("standard-input", ["run", "-"], 0, stdin=b"print('hi')\n", out="hi\n")
    yield Case("standard-input-with-an-error", ["run", "-"], 2, r":1:5: error: ", stdin=b"x = )\n")
    yield Case("no-lesson", ["run"], 1, "LESSON")


def big_file(path, size):
    with open(path, "wb") as file:
        file.truncate(size)


def texts():
    """Texts that break a parser that recurses, or one that is quadratic."""
    fine = (0, 2, 3, 4)
    yield Case("deep-parentheses", ["run", "a.py"], 2, r"a\.py:1:\d+: error: .*nest", files={"a.py": "x = " + "(" * 100000 + "1" + ")" * 100000})
    yield Case("open-parentheses", ["run", "a.py"], 2, r"a\.py:1:\d+: error: ", files={"a.py": "x = " + "(" * 100000})
    yield Case("deep-brackets", ["check", "a.py"], 2, r"a\.py:1:\d+: error: ", files={"a.py": "x = " + "[" * 100000 + "]" * 100000})
    yield Case("deep-blocks", ["run", "a.py"], 2, r"a\.py:\d+:\d+: error: ", files={"a.py": "".join(" " * i + "if 1:\n" for i in range(5000)) + " " * 5000 + "pass\n"})
    yield Case("deep-functions", ["check", "a.py"], fine, files={"a.py": "".join(" " * i + "def f():\n" for i in range(500)) + " " * 500 + "pass\n"})
    yield Case("many-nots", ["run", "a.py"], (0, 2), files={"a.py": "x = " + "not " * 100000 + "1\n"})
    yield Case("many-minuses", ["run", "a.py"], (0, 2), files={"a.py": "x = " + "-" * 100000 + "1\n"})
    yield Case("long-sum", ["run", "a.py"], (0, 2), files={"a.py": "print(" + "1 + " * 50000 + "1)\n"})
    yield Case("long-power", ["run", "a.py"], (0, 2), files={"a.py": "x = " + "1 ** " * 50000 + "1\n"})
    yield Case("long-comparison", ["run", "a.py"], (0, 2), files={"a.py": "x = " + "1 < " * 20000 + "1\n"})
    yield Case("long-lambda", ["run", "a.py"], (0, 2), files={"a.py": "x = " + "lambda: " * 20000 + "1\n"})
    yield Case("long-conditional", ["run", "a.py"], (0, 2), files={"a.py": "x = " + "1 if 0 else " * 20000 + "1\n"})
    yield Case("long-attribute", ["check", "a.py"], (0, 2), files={"a.py": "x = 1\nx" + ".a" * 50000 + "\n"})
    yield Case("long-call-chain", ["check", "a.py"], (0, 2), files={"a.py": "x = print" + "()" * 50000 + "\n"})
    yield Case("many-elifs", ["run", "a.py"], (0, 2), files={"a.py": "x = 9\nif x == 0: pass\n" + "".join(f"elif x == {i}: pass\n" for i in range(10000))})
    yield Case("many-lines", ["run", "a.py"], 0, files={"a.py": "x = 1\n" * 30000}, out="")
    yield Case("many-names", ["run", "a.py"], (0, 2), files={"a.py": "".join(f"n{i} = {i}\n" for i in range(70000))})
    yield Case("many-constants", ["run", "a.py"], (0, 2), files={"a.py": "x = [" + ",".join(f"'{i}'" for i in range(100000)) + "]\n"})
    yield Case("many-arguments", ["run", "a.py"], (0, 2), files={"a.py": "print(" + ",".join("1" for _ in range(70000)) + ")\n"})
    yield Case("many-parameters", ["run", "a.py"], (0, 2), files={"a.py": "def f(" + ",".join(f"p{i}" for i in range(70000)) + "): pass\n"})
    yield Case("long-line", ["check", "a.py"], 2, r"a\.py:1:\d+: error: ", files={"a.py": "x = '" + "y" * 2000000 + "\n"})
    yield Case("long-name", ["run", "a.py"], 3, "NameError", files={"a.py": "y" * 1000000 + "\n"})
    yield Case("long-number", ["run", "a.py"], (0, 2), files={"a.py": "x = " + "9" * 200000 + "\n"})
    yield Case("many-errors-at-once", ["check", "a.py"], 2, r"a\.py:1:5: error: ", files={"a.py": "x = )\n" * 20000})
    yield Case("nested-f-strings", ["run", "a.py"], (0, 2), files={"a.py": "x = f'{" * 1000 + "\n"})
    yield Case("tabs-and-spaces", ["run", "a.py"], 2, r"a\.py:3:\d+: error: ", files={"a.py": "if 1:\n        x = 1\n\ty = 2\n"})
    yield Case("escape-characters", ["run", "a.py"], 2, r"a\.py:1:5: error: ", files={"a.py": "x = \x1b[31m\n"})


def outputs():
    hello = {"a.py": "print('hello')\n"}
    for ending in ("svg", "png", "pdf"):
        yield Case(f"no-folder-{ending}", ["run", "a.py", "-o", f"no/such/folder/x.{ending}"], 1, "no/such/folder", files=hello)
        yield Case(f"folder-not-writable-{ending}", ["run", "a.py", "-o", f"/proc/x.{ending}"], 1, "/proc/x", files=hello)
        yield Case(f"full-disk-{ending}", ["run", "a.py", "-o", f"x.{ending}"], 1, "x", files=hello, room=100)
        yield Case(f"full-device-{ending}", ["run", "a.py", "-o", f"full.{ending}"], 1, "full.*No space left", files=hello,
                   prepare=lambda f, ending=ending: (f / f"full.{ending}").symlink_to("/dev/full"))
        yield Case(f"folder-in-the-way-{ending}", ["run", "a.py", "-o", f"x.{ending}"], 1, "x", files=hello,
                   prepare=lambda f, ending=ending: (f / f"x.{ending}").mkdir())
    yield Case("unknown-ending", ["run", "a.py", "-o", "x.docx"], 1, "docx", files=hello)
    yield Case("no-ending", ["run", "a.py", "-o", "x"], 1, "x", files=hello)
    yield Case("full-standard-output", ["run", "a.py"], 1, "No space left|standard output", files=hello, stdout="/dev/full")
    yield Case("full-standard-output-json", ["run", "a.py", "--json"], 1, "No space left|standard output", files=hello, stdout="/dev/full")
    yield Case("full-standard-output-explore", ["explore", "a.py", "--json"], 1, "No space left|standard output", files=hello, stdout="/dev/full")


def schedules():
    for name, text in {"unknown-thread": "0 5", "too-long": "0*500", "wrong-order": "0 2 2 2 2 2", "no-number": "0 x 1",
                       "bad-repeat": "0*", "huge-repeat": "1*99999999999999999999", "negative": "-1", "no-timeout": "0 1!",
                       "no-select": "0 1/2", "no-io": "0 ~1", "bad-granularity": "words: 0 1"}.items():
        yield Case(f"schedule-{name}", ["replay", "race", "--schedule", text], 1, "schedule")
    yield Case("schedule-unknown-name", ["replay", "race", "--schedule", "@nope"], 1, "nope")
    yield Case("schedule-ends-early", ["replay", "race", "--schedule", "0 1"], 4, "the schedule ends here")
    yield Case("schedule-missing", ["replay", "race"], 1, "schedule")


def wrong_usage():
    for args in (["--cores", "0"], ["--cores", "65"], ["--cores", "x"], ["--cores", "-1"], ["--cores", "2.5"], ["--cores"], ["--policy", "fastest"],
                 ["--policy", "manual"], ["--quantum", "5"], ["--quantum", "-5ms"], ["--quantum", "5parsecs"], ["--quantum", "99999999999s"], ["--runtime", "ruby"],
                 ["--granularity", "word"], ["--seed", "x"], ["--set", "nope=1"], ["--set", "n"], ["--no-such-option"],
                 ["--max-steps", "-1"], ["--max-memory", "lots"], ["--devices", "disk"], ["--quanta", "10"]):
        yield Case("option-" + "-".join(a.strip("-") for a in args), ["run", "race", *args], 1, re.escape(args[-1].lstrip("-").split("=")[0][:6]))
    yield Case("unknown-command", ["dance"], 1, "dance")
    yield Case("two-lessons-to-run", ["run", "race", "chicken"], 1, "chicken")
    yield Case("later-commands", ["record", "ls"], 1, "record")
    yield Case("json-and-output-to-standard-output", ["run", "race", "--json", "-o", "-", "--format", "svg"], 1)
    yield Case("help", ["help"], 0)
    yield Case("version", ["--version"], 0)


if __name__ == "__main__":
    given = options(__doc__)
    cases = [case for part in (lessons, files, texts, outputs, schedules, wrong_usage) for case in part()]
    checks = [(case.name, lambda case=case: case.problem(given.interleave)) for case in cases]
    sys.exit(run_cases("hostile", checks, given, side_by_side=False))  # several take all the memory that they may
