#include "tests/support/simulated.h"

using namespace core;
using core::testing::simulated;

namespace {

/// What is written to standard error by a lesson with a coroutine function f and a class with one.
std::string errorsOf(const std::string& main)
{
    return simulated("import asyncio\n"
                     "async def f():\n"
                     "    pass\n"
                     "class Server:\n"
                     "    async def stop(self):\n"
                     "        pass\n"
                     "async def main():\n"
                     + main + "asyncio.run(main())\n")
        ->info()
        .errors;
}

TEST(NeverAwaited, NamesTheCoroutineAndItsPlace)
{
    EXPECT_EQ(errorsOf("    server = Server()\n"
                       "    server.stop()\n"
                       "    kept = f()\n"),
              "lesson.py:9: RuntimeWarning: coroutine 'Server.stop' was never awaited\n  server.stop()\n"
              "lesson.py:10: RuntimeWarning: coroutine 'f' was never awaited\n  kept = f()\n");
}

TEST(NeverAwaited, NamesWhatTheLibraryMakesToo)
{
    EXPECT_EQ(errorsOf("    asyncio.sleep(1)\n"),
              "lesson.py:8: RuntimeWarning: coroutine 'sleep' was never awaited\n  asyncio.sleep(1)\n");
}

TEST(NeverAwaited, NamesAPlaceOnce)
{
    EXPECT_EQ(errorsOf("    for i in range(3):\n"
                       "        f()\n"),
              "lesson.py:9: RuntimeWarning: coroutine 'f' was never awaited\n  f()\n");
}

TEST(NeverAwaited, SaysNothingOfWhatHasRunOrWasClosedOrCancelled)
{
    EXPECT_EQ(errorsOf("    await f()\n"
                       "    await asyncio.gather(f(), f())\n"
                       "    f().close()\n"
                       "    task = asyncio.create_task(f())\n"
                       "    task.cancel()\n"),
              "");
}

TEST(NeverAwaited, SaysNothingWhereTheRunWasStopped)
{
    const auto program = core::testing::compiled("import asyncio\n"
                                                 "async def f():\n"
                                                 "    pass\n"
                                                 "kept = f()\n"
                                                 "while True:\n"
                                                 "    pass\n");
    Result<RunOptions> options = optionsFor(*program, {});
    options->limits.maxSteps = 1000;
    EXPECT_EQ(simulate(program, *options)->info().errors, "");
}

} // namespace
