class AppError(Exception):
    pass


class ConfigError(AppError):
    def __init__(self, key, *args):
        super().__init__(f"bad key {key}", *args)
        self.key = key


class Quiet(AppError):
    def __str__(self):
        return "quietly"


def load(key):
    try:
        return {"a": 1}[key]
    except KeyError as error:
        raise ConfigError(key) from error


try:
    load("zz")
except AppError as error:
    print(type(error).__name__, error, error.key, repr(error.__cause__), error.args)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        [][1]
except IndexError as error:
    print(error, repr(error.__context__), error.__cause__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("clean") from None
except ValueError as error:
    print(error, error.__cause__)
try:
    raise Quiet("loudly")
except Exception as error:
    print(error, repr(error))
print(issubclass(ConfigError, AppError), issubclass(KeyError, LookupError), issubclass(ZeroDivisionError, ArithmeticError), isinstance(Quiet(), Exception), issubclass(RecursionError, RuntimeError))
error = "outside"
try:
    raise ValueError("x")
except ValueError as error:
    pass
try:
    print(error)
except NameError as gone:
    print("the name is gone:", gone)


def nested():
    try:
        try:
            raise ValueError("first")
        finally:
            raise KeyError("second")
    except KeyError as caught:
        return repr(caught), repr(caught.__context__)


print(nested())


def handler_returns():
    try:
        raise ValueError
    except ValueError:
        return "handled"
    finally:
        print("and cleaned")


print(handler_returns())
