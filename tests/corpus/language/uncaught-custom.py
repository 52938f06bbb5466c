class Broken(Exception):
    def __str__(self):
        return "it is broken"


try:
    raise KeyError("first")
except KeyError as error:
    raise Broken() from error
