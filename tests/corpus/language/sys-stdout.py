import sys
from multiprocessing import Process


def child():
    sys.stdout.write("in the child\n")
    sys.stdout.flush()


if __name__ == "__main__":
    print(sys.stdout.write("ä line\n"), flush=True)
    sys.stderr.write("not here\n")
    sys.stderr.flush()
    for text in (3, None):
        try:
            sys.stdout.write(text)
        except TypeError as error:
            print(error)
    for arguments in ((), ("a", "b")):
        try:
            sys.stdout.write(*arguments)
        except TypeError as error:
            print(error)
    write = sys.stdout.write
    write("bound\n")
    sys.stdout.flush()
    process = Process(target=child)
    process.start()
    process.join()
