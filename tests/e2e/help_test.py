"""What help says agrees with what the commands take: the overview, the manual page, the shells' completions."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from support import options, run_cases


def output(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, timeout=60, **more).stdout


def commands(interleave):
    return [name for name in re.findall(r"^interleave (\w+) ", output(interleave, "help"), re.M) if name != "help"]


def flags_of(interleave, command):
    return set(re.findall(r"(--[a-z][a-z-]*)", output(interleave, "help", command).split("Options:")[-1]))


def missing_from_manual(interleave):
    page = output(interleave, "help", "--man").replace("\\-", "-")
    wanted = set().union(*(flags_of(interleave, command) for command in commands(interleave)))
    missing = sorted(flag for flag in wanted - {"--help"} if flag not in page)
    return f"the manual page does not know {missing}" if missing or len(wanted) < 10 else None


def commands_without_help(interleave):
    silent = [name for name in commands(interleave) if "Usage: interleave " + name not in output(interleave, "help", name)]
    return f"no help for {silent}" if silent or len(commands(interleave)) < 4 else None


def completed(interleave, words):
    """What bash proposes for the last word."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "interleave").symlink_to(interleave)
        script = output(interleave, "help", "--completion", "bash")
        line = " ".join(f"'{word}'" for word in words)
        script += f'\nCOMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _interleave; printf "%s\\n" "${{COMPREPLY[@]}}"\n'
        return set(output("bash", "-c", script, env={"PATH": f"{folder}:/usr/bin:/bin"}).split())


def wrong_completion(interleave):
    for words, wanted in [(["interleave", "ex"], {"explore"}), (["interleave", "run", "rac"], {"race", "race-fixed"}),
                          (["interleave", "run", "race", "--policy", "fc"], {"fcfs"}),
                          (["interleave", "explore", "race", "--gran"], {"--granularity"}),
                          (["interleave", "replay", "race", "--sched"], {"--schedule"})]:
        if completed(interleave, words) != wanted:
            return f"{words} is completed to {completed(interleave, words)}, not {wanted}"
    return None


def broken_script(interleave, shell):
    if shutil.which(shell) is None:
        return None
    ran = subprocess.run([shell, "-n"], input=output(interleave, "help", "--completion", shell), text=True, capture_output=True)
    return ran.stderr or None


def unknown_topic(interleave, *topic):
    ran = subprocess.run([interleave, "help", *topic], capture_output=True, text=True)
    return None if ran.returncode == 1 and topic[-1] in ran.stderr else f"status {ran.returncode}: {ran.stderr!r}"


if __name__ == "__main__":
    given = options(__doc__)
    program = given.interleave
    checks = [("every-command-has-help", lambda: commands_without_help(program)),
              ("the-manual-page-knows-every-option", lambda: missing_from_manual(program)),
              ("bash-completes-commands-lessons-options-and-values", lambda: wrong_completion(program)),
              *((f"the-script-for-{shell}-is-well-formed", lambda shell=shell: broken_script(program, shell)) for shell in ("bash", "zsh", "fish")),
              ("an-unknown-command-has-no-help", lambda: unknown_topic(program, "dance")),
              ("an-unknown-shell-has-no-completion", lambda: unknown_topic(program, "--completion", "tcsh"))]
    sys.exit(run_cases("help", checks, given))
