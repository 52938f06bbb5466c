"""os, and what sys has about threads."""
import os
import sys

print(os.cpu_count() >= 1, isinstance(os.getpid(), int))
print(sys.getswitchinterval())
sys.setswitchinterval(0.01)
print(sys.getswitchinterval())
sys.setswitchinterval(1)
print(sys.getswitchinterval())
for wrong in (0, -1, "a"):
    try:
        sys.setswitchinterval(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(sys.getswitchinterval())
