"""The window on a real display, driven by a mouse and a keyboard: what a person sees and saves, seen from outside."""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

LESSON = '''"""Mine
"""
from threading import Thread

from interleave import work


def worker():
    work(10)


a = Thread(target=worker, name="A")
a.start()
a.join()
print("done")
'''


class Desktop:
    """A virtual display with a window manager, without which no window ever becomes active."""

    def __init__(self, home):
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
                                       pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as answer:
            screen = ":" + answer.readline().strip()
        self.environment = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": home}
        self.manager = subprocess.Popen(["matchbox-window-manager"], env=self.environment, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)

    def close(self):
        self.manager.terminate()
        self.server.terminate()
        self.manager.wait()
        self.server.wait()

    def xdotool(self, *words):
        return subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True)

    def keys(self, *names):
        for name in names:
            self.xdotool("key", "--clearmodifiers", name)
            time.sleep(0.1)

    def wait_for(self, what, holds, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if holds():
                return
            time.sleep(0.1)
        sys.exit(f"FAILED: {what}")

    def titles(self):
        found = self.xdotool("search", "--onlyvisible", "--name", ".").stdout.split()
        return [self.xdotool("getwindowname", window).stdout.strip() for window in found]

    def shows(self, title):
        return any(title in each for each in self.titles())


def drive(desktop, program, folder):
    lesson = pathlib.Path(folder) / "mine.py"
    lesson.write_text(LESSON)
    window = subprocess.Popen([program, str(lesson)], env=desktop.environment)
    try:
        desktop.wait_for("the window opens on the file", lambda: desktop.shows("Mine"))
        time.sleep(1)
        # A click into the text, then typing at its end, then saving by key.
        desktop.xdotool("mousemove", "480", "300", "click", "1")
        time.sleep(0.3)
        desktop.keys("ctrl+End")
        desktop.xdotool("type", "--delay", "20", "print(42)")
        desktop.keys("ctrl+s")
        desktop.wait_for("what is typed is saved", lambda: lesson.read_text() == LESSON + "print(42)")
        # Unsaved changes ask; Escape keeps the window.
        desktop.xdotool("type", "--delay", "20", "#")
        desktop.keys("ctrl+q")
        desktop.wait_for("closing with changes asks", lambda: desktop.shows("Unsaved changes"))
        desktop.keys("Escape")
        desktop.wait_for("Escape closes the question", lambda: not desktop.shows("Unsaved changes"))
        assert window.poll() is None, "Escape keeps the window"
        desktop.keys("ctrl+s", "ctrl+q")
        desktop.wait_for("the window closes when all is saved", lambda: window.poll() is not None)
        assert window.returncode == 0, window.returncode
        assert lesson.read_text() == LESSON + "print(42)#"
    finally:
        if window.poll() is None:
            window.kill()
            window.wait()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--interleave", required=True)
    program = parser.parse_args().interleave
    with tempfile.TemporaryDirectory() as folder:
        desktop = Desktop(folder)
        try:
            drive(desktop, program, folder)
        finally:
            desktop.close()
    print("ok")


main()
