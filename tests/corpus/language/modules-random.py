import random

random.seed(42)
print(random.random(), random.randint(1, 100), random.choice("abcdef"), random.uniform(1, 2))
l = list(range(10))
random.shuffle(l)
print(l)
random.seed(7)
print([random.randint(0, 9) for _ in range(12)])
