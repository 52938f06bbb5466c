import sys


def stop():
    try:
        sys.exit(3)
    finally:
        print("on the way out")


stop()
