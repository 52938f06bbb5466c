# status: 2
# message: unknown-setting\.py:4:\d+: error: .*corse
from interleave import machine
machine(corse=2)
