import threading


class Account:
    def __init__(self, owner, balance):
        self.owner, self.balance, self.lock = owner, balance, threading.Lock()

    def transfer(self, to, amount):
        first, second = sorted((self, to), key=lambda account: account.owner)
        with first.lock, second.lock:
            if self.balance < amount:
                raise ValueError(f"{self.owner} has only {self.balance}")
            self.balance -= amount
            to.balance += amount


a, b = Account("a", 100), Account("b", 50)
failures = []


def mover(source, target, amount, times):
    for _ in range(times):
        try:
            source.transfer(target, amount)
        except ValueError as error:
            failures.append(str(error))


threads = [threading.Thread(target=mover, args=args) for args in ((a, b, 1, 20), (b, a, 2, 10), (a, b, 3, 5))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(a.balance, b.balance, a.balance + b.balance, failures)
mover(a, b, 1000, 1)
print(failures)
