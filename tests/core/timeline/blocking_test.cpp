#include "core/timeline/timeline.h"
#include "tests/support/simulated.h"

#include <gmock/gmock.h>

using namespace core;
using core::testing::simulated;
using ::testing::ElementsAre;

namespace {

/// The program of the mock-up of the event loop.
constexpr std::string_view kMockUp = R"py(
import asyncio
from interleave import aio, io, machine, work
machine(op_cost=0)
async def fetch(n):
    for _ in range(2):
        work(2)
        await aio(10)
        work(3)
async def report():
    await asyncio.sleep(0.012)
    work(2)
    io(24)
    work(2)
async def heartbeat():
    for _ in range(6):
        await asyncio.sleep(0.010)
        work(1)
async def main():
    await asyncio.gather(fetch(1), fetch(2), report(), heartbeat())
asyncio.run(main())
)py";

/// "Task-2 27-51": in milliseconds.
template <class Thing>
std::vector<std::string> inWords(const Timeline& timeline, const std::vector<Thing>& things)
{
    std::vector<std::string> words;
    const auto ms = [](Instant t) { return std::to_string(t.time_since_epoch() / Duration{1ms}); };
    for (const Thing& thing : things)
        words.push_back(timeline.recording->info().threads[thing.task.index()].name + " "
                        + ms(thing.when.begin) + "-" + ms(thing.when.end));
    return words;
}

TEST(BlockingCall, IsTheWaitOfATaskThatDoesNotAwait)
{
    const Timeline timeline = timelineOf(simulated(kMockUp));

    EXPECT_THAT(inWords(timeline, timeline.blocking), ElementsAre("Task-4 25-49"));
    EXPECT_EQ(timeline.blocking.front().loop, ThreadId{0});
}

TEST(LateTask, CouldHaveGoneOnWhenWhatItAwaitedHadCome)
{
    const Timeline timeline = timelineOf(simulated(kMockUp));

    EXPECT_THAT(inWords(timeline, timeline.late),
                ElementsAre("Task-2 27-51", "Task-3 32-54", "Task-5 33-57"));
}

TEST(LateTask, IsNoneWhereOnlyWorkKeepsTheLoopBusy)
{
    const Timeline timeline = timelineOf(simulated(R"py(
import asyncio
from interleave import aio, machine, work
machine(op_cost=0)
async def waits():
    await aio(1)
async def works():
    work(10)
async def main():
    await asyncio.gather(waits(), works())
asyncio.run(main())
)py"));

    EXPECT_TRUE(timeline.blocking.empty());
    EXPECT_TRUE(timeline.late.empty());
}

TEST(BlockingCall, HoldsNobodyUpWhereThereIsNoOtherTask)
{
    const Timeline timeline = timelineOf(simulated(R"py(
import asyncio
from interleave import io
async def main():
    io(10)
asyncio.run(main())
)py"));

    EXPECT_TRUE(timeline.blocking.empty());
}

} // namespace
