#include "core/explore/mend.h"
#include "tests/support/lesson.h"

using namespace core;
using core::testing::compiled;

namespace {

/// The call, what is to stand there, and the changed lines.
std::string awaited(std::string_view lesson, int line)
{
    const auto words = awaitInstead(lesson, line);
    if (!words)
        return "none";
    EXPECT_TRUE(compiled(words->lesson));
    return words->call + " -> " + words->instead + "\n" + words->lesson;
}

TEST(AwaitInstead, AwaitsTheOperationThatHoldsTheLoopUp)
{
    constexpr std::string_view lesson = R"py("""It waits
Chapter: 5 Event loops

In [this line](line:12).
"""
import asyncio
from interleave import io, work


async def report():
    work(2)
    io(24, device="disk")


asyncio.run(report())
)py";
    EXPECT_EQ(awaited(lesson, 12), R"py(io(24, device="disk") -> await aio(24, device="disk")
"""It waits
Chapter: 5 Event loops

In [this line](line:12).
"""
import asyncio
from interleave import io, work, aio


async def report():
    work(2)
    await aio(24, device="disk")


asyncio.run(report())
)py");
    EXPECT_EQ(awaited(lesson, 11), "none");
}

TEST(AwaitInstead, KnowsCallsByTheNamesOfTheLesson)
{
    EXPECT_EQ(awaited(R"py(import asyncio as aio
import time
async def nap():
    x = [time.sleep(0.5), 1]
aio.run(nap())
)py",
                      4),
              R"py(time.sleep(0.5) -> await aio.sleep(0.5)
import asyncio as aio
import time
async def nap():
    x = [await aio.sleep(0.5), 1]
aio.run(nap())
)py");
    EXPECT_EQ(awaited("from asyncio import sleep\nasync def nap():\n    await sleep(1)\n", 3), "none");
}

TEST(AwaitInstead, IsNoneWhereTheCoroutineDoesNotCallItItself)
{
    EXPECT_EQ(awaited("from time import sleep\ndef nap():\n    sleep(1)\n", 3), "none");
    EXPECT_EQ(awaited("from time import sleep\nasync def nap():\n    return lambda: sleep(1)\n", 3), "none");
    EXPECT_EQ(awaited("from time import sleep\nasync def nap():\n    [sleep(i) for i in range(3)]\n", 3),
              "none");
    EXPECT_EQ(awaited("from time import sleep\nasync def nap(:\n    sleep(1)\n", 3), "none");
}

} // namespace
