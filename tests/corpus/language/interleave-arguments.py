import multiprocessing
import threading
import time

from interleave import check, io, note, until, work


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


show(io, 10, dev="disk")
show(io, 1, "disk", 2)
show(io, 1, ms=2)
show(work, 1, gill=False)
show(work)
show(work, gil=False)
show(note)
show(note, "a", "b")
show(check)
show(check, "alone")
show(check, condition=True)
show(until)
show(time.sleep)
show(time.sleep, "x")
show(time.sleep, -1)
show(time.sleep, seconds=1)
show(threading.Thread, print)
show(multiprocessing.Process, print)
io(ms=1, device="disk")
io(1, device=None)
work(ms=1, gil=False)
note(text="over")
