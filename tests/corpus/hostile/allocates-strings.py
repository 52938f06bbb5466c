# args: --max-memory 64MiB
# status: 4
# message: --max-memory
text = "x"
while True:
    text += text
