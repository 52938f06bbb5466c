import asyncio


async def answer():
    await asyncio.sleep(0)
    return 42


loop = asyncio.new_event_loop()
print(loop.run_until_complete(answer()))
order = []
loop.call_later(0.02, order.append, "later")
loop.call_soon(order.append, "soon")
loop.call_later(0.01, order.append, "sooner")
handle = loop.call_soon(order.append, "never")
handle.cancel()
loop.call_later(0.03, loop.stop)
loop.run_forever()
print(order, loop.is_running(), loop.is_closed())
loop.close()
print(loop.is_closed())
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)


async def nested():
    try:
        asyncio.run(answer())
    except RuntimeError as error:
        print(error)


coroutine = answer()
try:
    asyncio.run(nested())
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
try:
    asyncio.run(3)
except ValueError as error:
    print(error)
print(asyncio.run(coroutine))


async def failing():
    raise KeyError("inside")


try:
    asyncio.run(failing())
except KeyError as error:
    print("out of run:", error)
