"""How long until the window is painted, and how much memory it then has, seen from outside under Xvfb.

usage: window_start.py PROGRAM [TIMES]
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time


def display():
    """A virtual display of our own and the number of it."""
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
                              pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as answer:
        return server, ":" + answer.readline().strip()


def painted(screen):
    """Whether the middle of the screen shows more than the root window's one colour."""
    picture = subprocess.run(["import", "-display", screen, "-window", "root", "-crop", "600x40+400+4", "-unique-colors",
                              "-format", "%w", "info:"], capture_output=True, text=True)
    return picture.stdout.strip() not in ("", "1")


def mapped(screen, environment):
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "interleave"], env=environment,
                           capture_output=True)
    return found.returncode == 0


def once(program, screen, environment):
    begin = time.perf_counter()
    window = subprocess.Popen([program], env=environment, stderr=subprocess.DEVNULL)
    while not mapped(screen, environment):
        if time.perf_counter() - begin > 30:
            window.kill()
            sys.exit("The window did not appear within 30 s.")
    while not painted(screen):
        pass
    seconds = time.perf_counter() - begin
    time.sleep(1)
    with open(f"/proc/{window.pid}/status") as status:
        resident = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
    window.terminate()
    window.wait()
    return seconds * 1000, resident / 1024


def main():
    program = sys.argv[1]
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 11
    server, screen = display()
    try:
        with tempfile.TemporaryDirectory() as home:
            environment = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": home}
            runs = [once(program, screen, environment) for _ in range(times)]
    finally:
        server.terminate()
    # Looking itself takes about 40 ms each time, so the figures are upper bounds.
    print(f"start to painted window: median {statistics.median(r[0] for r in runs):.0f} ms, least {min(r[0] for r in runs):.0f} ms")
    print(f"resident memory: median {statistics.median(r[1] for r in runs):.0f} MB")


main()
