import sys
import threading
import time

NOTSET = 0
DEBUG = 10
INFO = 20
WARNING = WARN = 30
ERROR = 40
CRITICAL = FATAL = 50

_names = {0: "NOTSET", 10: "DEBUG", 20: "INFO", 30: "WARNING", 40: "ERROR", 50: "CRITICAL"}
_months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_config = {"format": "%(levelname)s:%(name)s:%(message)s", "datefmt": None, "stream": None, "ready": False}
_loggers = {}


def getLevelName(level):
    return _names.get(level, f"Level {level}")


def _level(level):
    if isinstance(level, str):
        for number, name in _names.items():
            if name == level:
                return number
        raise ValueError(f"Unknown level: {level!r}")
    return level


# Year, month and day of a day counted from 1970-01-01.
def _date(days):
    days += 719468
    era = days // 146097
    day_of_era = days - era * 146097
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + 3 if shifted < 10 else shifted - 9
    year = year_of_era + era * 400 + (1 if month <= 2 else 0)
    return year, month, day


def _time_text(seconds, datefmt):
    whole = int(seconds)
    year, month, day = _date(whole // 86400)
    rest = whole % 86400
    parts = {"Y": f"{year:04d}", "m": f"{month:02d}", "d": f"{day:02d}", "H": f"{rest // 3600:02d}",
             "M": f"{rest // 60 % 60:02d}", "S": f"{rest % 60:02d}", "y": f"{year % 100:02d}",
             "b": _months[month - 1], "%": "%"}
    if datefmt is None:
        date = f"{parts['Y']}-{parts['m']}-{parts['d']} {parts['H']}:{parts['M']}:{parts['S']}"
        return f"{date},{int((seconds - whole) * 1000):03d}"
    text = ""
    pieces = datefmt.replace("%T", "%H:%M:%S").split("%")
    for i, piece in enumerate(pieces):
        text += piece if i == 0 or not piece else parts.get(piece[0], "%" + piece[0]) + piece[1:]
    return text


class Logger:
    def __init__(self, name, level=NOTSET):
        self.name = name
        self.level = level
        self.disabled = False

    def setLevel(self, level):
        self.level = _level(level)

    def getEffectiveLevel(self):
        return self.level or root.level

    def isEnabledFor(self, level):
        return level >= self.getEffectiveLevel() and not self.disabled

    def log(self, level, msg, *args, **kwargs):
        if not self.isEnabledFor(level):
            return
        message = str(msg) % args if args else str(msg)
        now = time.time()
        values = {"message": message, "levelname": getLevelName(level), "levelno": level, "name": self.name,
                  "threadName": threading.current_thread().name, "thread": threading.get_ident(),
                  "processName": "MainProcess", "process": 1, "asctime": _time_text(now, _config["datefmt"]),
                  "created": now, "msecs": (now - int(now)) * 1000, "relativeCreated": (now - 1579132800.0) * 1000}
        stream = _config["stream"]
        print(_config["format"] % values if "%(" in _config["format"] else _config["format"],
              file=sys.stderr if stream is None else stream)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args)

    def exception(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args)


root = Logger("root", WARNING)


def getLogger(name=None):
    if name is None or name == "root":
        return root
    if name not in _loggers:
        _loggers[name] = Logger(name)
    return _loggers[name]


def basicConfig(*, level=None, format=None, datefmt=None, stream=None, force=False, **others):
    if _config["ready"] and not force:
        return
    _config["ready"] = True
    if level is not None:
        root.setLevel(level)
    if format is not None:
        _config["format"] = format
    _config["datefmt"] = datefmt
    _config["stream"] = stream


def log(level, msg, *args, **kwargs):
    root.log(level, msg, *args)


def debug(msg, *args, **kwargs):
    root.log(DEBUG, msg, *args)


def info(msg, *args, **kwargs):
    root.log(INFO, msg, *args)


def warning(msg, *args, **kwargs):
    root.log(WARNING, msg, *args)


def error(msg, *args, **kwargs):
    root.log(ERROR, msg, *args)


def exception(msg, *args, **kwargs):
    root.log(ERROR, msg, *args)


def critical(msg, *args, **kwargs):
    root.log(CRITICAL, msg, *args)
