def twice(function):
    def wrapper(*args, **kwargs):
        function(*args, **kwargs)
        return function(*args, **kwargs)

    return wrapper


def tagged(tag):
    print("making", tag)

    def decorate(function):
        print("decorating", tag)

        def wrapper(*args):
            return f"<{tag}>{function(*args)}</{tag}>"

        return wrapper

    return decorate


@twice
def greet(name, mark="!"):
    print("hello", name + mark)
    return name


@tagged("b")
@tagged("i")
def text(s):
    return s


print(greet("Ann", mark="?"))
print(text("x"))
calls = []


def registered(function):
    calls.append(function.__name__)
    return function


@registered
def first():
    pass


@registered
def second():
    pass


print(calls)
