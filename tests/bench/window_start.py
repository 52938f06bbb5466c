"""How long until the window is painted, and how much memory it then has, seen from outside: Xvfb keeps its screen in a
file, and the first pixels of the top bar that differ are the window.

usage: window_start.py PROGRAM [TIMES]
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

LINE = 24  # Through the middle of the top bar.


class Screen:
    """A virtual display of our own whose pixels can be read as a file."""

    def __init__(self, folder):
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp",
                                        "-fbdir", folder], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as answer:
            self.name = ":" + answer.readline().strip()
        self.pixels = open(pathlib.Path(folder) / "Xvfb_screen0", "rb")
        header = self.pixels.read(100)
        number = lambda at: int.from_bytes(header[at:at + 4], "big")
        self.row = number(48)  # Bytes of a line.
        self.begin = number(0) + 12 * number(76) + LINE * self.row  # Behind the header and the colours.

    def shows_window(self):
        self.pixels.seek(self.begin)
        line = self.pixels.read(self.row)
        return len({line[i:i + 4] for i in range(0, len(line), 4)}) > 3

    def close(self):
        self.server.terminate()
        self.server.wait()


def once(program, screen, environment):
    begin = time.perf_counter()
    window = subprocess.Popen([program], env=environment, stderr=subprocess.DEVNULL)
    while not screen.shows_window():
        if time.perf_counter() - begin > 30:
            window.kill()
            sys.exit("The window did not appear within 30 s.")
        time.sleep(0.001)
    seconds = time.perf_counter() - begin
    with open(f"/proc/{window.pid}/stat") as status:
        fields = status.read().rpartition(")")[2].split()
    processor = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    time.sleep(1.5)  # Until the lesson has run.
    with open(f"/proc/{window.pid}/status") as status:
        resident = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
    window.terminate()
    window.wait()
    while screen.shows_window():
        time.sleep(0.01)
    return seconds * 1000, processor * 1000, resident / 1024


def main():
    program = sys.argv[1]
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 11
    with tempfile.TemporaryDirectory() as home:
        screen = Screen(home)
        environment = {**os.environ, "DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": home}
        try:
            runs = [once(program, screen, environment) for _ in range(times)]
        finally:
            screen.close()
    starts, processor, memory = zip(*runs)
    print(f"start to painted window: median {statistics.median(starts):.0f} ms, least {min(starts):.0f} ms, "
          f"most {max(starts):.0f} ms; processor time of it: median {statistics.median(processor):.0f} ms")
    print(f"resident memory with a lesson open: median {statistics.median(memory):.0f} MB")


main()
