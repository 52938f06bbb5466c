from threading import Thread


class Answer(Thread):
    def __init__(self, n):
        super().__init__(name="answer-" + str(n))
        self.n = n
        self.value = None

    def run(self):
        total = 0
        for i in range(self.n):
            total += i * i
        self.value = total


answers = [Answer(n) for n in (10, 20, 30)]
for answer in answers:
    answer.start()
for answer in answers:
    answer.join()
print([(answer.name, answer.value) for answer in answers])


def nested(depth, out):
    if depth:
        child = Thread(target=nested, args=(depth - 1, out))
        child.start()
        child.join()
    out.append(depth)


out = []
nested(4, out)
print(out)
