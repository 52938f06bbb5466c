# status: 2
# message: bad-machine\.py:4:\d+: error: .*cores
from interleave import machine
machine(cores=0)
