import _processes


def cpu_count():
    return __cpu_count()


def getpid():
    return _processes.current_process().pid


def getppid():
    parent = _processes.parent_process()
    return 1 if parent is None else parent.pid
