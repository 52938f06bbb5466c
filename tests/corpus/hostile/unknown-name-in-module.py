# status: 2
# message: unknown-name-in-module\.py:3:29: error:
from threading import Lock, Looock
