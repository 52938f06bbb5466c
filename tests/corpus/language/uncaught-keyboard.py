try:
    raise KeyboardInterrupt
except Exception:
    print("not caught by this")
except BaseException as error:
    print(type(error).__name__)
raise IndexError
