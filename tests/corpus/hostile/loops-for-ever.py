# args: --max-steps 2000000
# status: 4
# message: --max-steps
while True:
    pass
