#include "core/explore/exploration.h"
#include "core/replay/replay.h"
#include "tests/support/lesson.h"

#include <algorithm>

using namespace core;
using core::testing::compiled;

namespace {

std::shared_ptr<const Exploration> explored(std::string_view lesson,
                                            Granularity granularity = Granularity::Step)
{
    ExploreOptions options;
    options.granularity = granularity;
    return explore(compiled(lesson), options);
}

/// That many tasks await I/O at once and print afterwards.
std::string fetches(int tasks)
{
    std::string lesson = "import asyncio\n"
                         "from interleave import aio\n"
                         "async def fetch(n):\n"
                         "    await aio(10)\n"
                         "    print(n)\n"
                         "async def main():\n"
                         "    await asyncio.gather(";
    for (int i = 0; i < tasks; ++i)
        lesson += (i > 0 ? ", " : "") + std::string("fetch(") + std::to_string(i) + ")";
    return lesson + ")\nasyncio.run(main())\n";
}

/// Every outcome's schedule leads to it.
void expectSchedulesHold(std::string_view lesson, const Exploration& exploration)
{
    for (const ExploredOutcome& outcome : exploration.outcomes) {
        const auto run = replay(compiled(lesson), outcome.schedule, RunOptions{});
        ASSERT_TRUE(run.has_value()) << run.error().message;
        EXPECT_EQ((*run)->info().output, outcome.output) << format(outcome.schedule);
        EXPECT_EQ((*run)->info().outcome.kind, outcome.kind);
    }
}

TEST(EventLoop, TakesAnySequenceOfCompletionsAtTheStartOfATurn)
{
    EXPECT_EQ(explored(fetches(1))->interleavings, "1");
    EXPECT_EQ(explored(fetches(2))->interleavings, "4");
    EXPECT_EQ(explored(fetches(3))->interleavings, "24");
    EXPECT_EQ(explored(fetches(4))->interleavings, "192");
}

TEST(EventLoop, HasSchedulesThatReplayToTheirOutcomes)
{
    const std::string lesson = fetches(3);
    const auto exploration = explored(lesson);

    ASSERT_EQ(exploration->outcomes.size(), 6U);
    expectSchedulesHold(lesson, *exploration);
}

TEST(EventLoop, CountsTurnsInWhichNobodyTakesAStepOnce)
{
    constexpr std::string_view lesson = R"py(
import asyncio
from interleave import aio
async def main():
    await asyncio.gather(aio(1), aio(2), aio(3))
    print("all")
asyncio.run(main())
)py";

    const auto exploration = explored(lesson);

    EXPECT_EQ(exploration->interleavings, "6");
    expectSchedulesHold(lesson, *exploration);
}

TEST(EventLoop, OfOneThreadWithoutIoHasOneInterleaving)
{
    const auto exploration = explored(R"py(
import asyncio
counter = 0
async def add(seconds):
    global counter
    value = counter
    await asyncio.sleep(seconds)
    counter = value + 1
    print(seconds)
async def main():
    await asyncio.gather(add(0.3), add(0), add(0.1))
asyncio.run(main())
)py");

    EXPECT_EQ(exploration->interleavings, "1");
    ASSERT_EQ(exploration->outcomes.size(), 1U);
    EXPECT_EQ(exploration->outcomes[0].output, "0\n0.1\n0.3\n");
    const auto& choices = exploration->outcomes[0].schedule.choices;
    EXPECT_EQ(std::ranges::count(choices, Choice::Way::Completion, &Choice::way), 2);
}

TEST(EventLoop, LetsATimeoutOrItsOperationComeFirst)
{
    constexpr std::string_view lesson = R"py(
import asyncio
from interleave import aio
async def main():
    try:
        await asyncio.wait_for(aio(5), 0.001)
        print("in time")
    except asyncio.TimeoutError:
        print("too late")
asyncio.run(main())
)py";

    const auto exploration = explored(lesson);

    EXPECT_EQ(exploration->outcomes.size(), 2U);
    expectSchedulesHold(lesson, *exploration);
}

TEST(EventLoop, RacesWithTheLoopOfAnotherThread)
{
    const auto exploration = explored(R"py(
import asyncio
import threading
counter = 0
async def add():
    global counter
    counter += 1
threads = [threading.Thread(target=lambda: asyncio.run(add())) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter)
)py",
                                      Granularity::Access);

    EXPECT_EQ(exploration->interleavings, "6");
}

} // namespace
