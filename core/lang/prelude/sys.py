_switch_interval = 0.0


def setswitchinterval(interval):
    global _switch_interval
    if not isinstance(interval, (int, float)):
        raise TypeError("must be real number, not " + type(interval).__name__)
    if interval <= 0:
        raise ValueError("switch interval must be strictly positive")
    _switch_interval = float(interval)


def getswitchinterval():
    return _switch_interval or __switch_interval()
