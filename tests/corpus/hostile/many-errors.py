# status: 2
# message: (?s)many-errors\.py:3:\d+: error: .*many-errors\.py:5:\d+: error: .*many-errors\.py:8:5: error:
x = = 1

def f(:
    pass

y = (1 +
