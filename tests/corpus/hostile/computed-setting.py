# status: 2
# message: computed-setting\.py:5:\d+: error:
from interleave import machine
n = 2
machine(cores=n)
