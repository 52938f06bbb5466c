print("{} {}".format(1, "a"), "{1} {0}".format("a", "b"), "{x} {y}".format(x=1, y=2), "{0}{0}".format("a"))
print("{:>5}|{:<5}|{:^5}".format(1, 2, 3), "{:.2f}".format(2.5), "{!r}".format("a"), "{{}}".format(), "{0[1]} {1[k]}".format([1, 2], {"k": "v"}))
print("%d %s %r %5.2f %x %o %e %%" % (1, "a", "b", 3.14159, 255, 8, 12345.678))
print("%5d|%-5d|%05d|%+d" % (42, 42, 42, 42), "%s" % "one", "%s" % [1], "%(a)s-%(b)d" % {"a": 1, "b": 2}, "%10s|%-10s|" % ("r", "l"), "%.3s" % "abcdef", "%c%c" % ("a", 98))
for bad in (lambda: "%d" % "a", lambda: "%s %s" % (1,), lambda: "%s" % (1, 2), lambda: "{}".format(), lambda: "{x}".format(y=1)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
