#include "core/lang/compile.h"

#include <gtest/gtest.h>

using namespace core;

namespace {

std::vector<std::string> warningsOf(std::string_view lesson)
{
    std::vector<std::string> warnings;
    for (const Diagnostic& diagnostic : compile(lesson, "lesson.py").diagnostics)
        if (diagnostic.severity == Severity::Warning)
            warnings.push_back(std::to_string(diagnostic.place.line) + ": " + diagnostic.message);
    return warnings;
}

TEST(ForgottenAwait, IsAWarningAtTheCall)
{
    const auto warnings = warningsOf(R"py(
import asyncio
from interleave import aio
async def fetch():
    await aio(1)
async def main():
    fetch()
    asyncio.sleep(1)
    aio(3)
    await fetch()
asyncio.run(main())
)py");

    EXPECT_EQ(warnings,
              (std::vector<std::string>{"7: coroutine 'fetch' was never awaited",
                                        "8: coroutine 'asyncio.sleep' was never awaited",
                                        "9: coroutine 'aio' was never awaited"}));
}

TEST(ForgottenAwait, IsNoneWhereTheNameMayMeanAnotherFunction)
{
    EXPECT_TRUE(warningsOf(R"py(
import asyncio
def outer():
    def work():
        print("plain")
    work()
async def work():
    await asyncio.sleep(0)
outer()
asyncio.run(work())
)py")
                    .empty());
}

} // namespace
