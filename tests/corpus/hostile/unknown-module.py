# status: 2
# message: unknown-module\.py:4:8: error: .*module 'requests' is not simulated.*io\(ms\)
import threading
import requests

print(requests.get("https://example.org"))
