#include "core/timeline/timeline.h"
#include "tests/support/simulated.h"

using namespace core;
using core::testing::simulated;

namespace {

/// "A 0-10 B 10-20": in milliseconds, of what one place of a device shows.
std::string served(const Recording& recording, const std::vector<HolderSlice>& place)
{
    std::string text;
    const auto ms = [](Instant t) { return std::to_string(t.time_since_epoch() / Duration{1ms}); };
    for (const HolderSlice& slice : place)
        if (slice.holder)
            text += recording.info().threads[slice.holder->index()].name + " " + ms(slice.when.begin) + "-"
                + ms(slice.when.end) + " ";
    return text;
}

/// How many queue, and from when on: "2 from 0".
std::string queued(const DeviceLane& lane)
{
    std::string text;
    for (const QueueSlice& slice : lane.queue)
        text += std::to_string(slice.count) + " from "
            + std::to_string(slice.when.begin.time_since_epoch() / Duration{1ms}) + " ";
    return text;
}

constexpr std::string_view kThreads = R"py(
from interleave import *
import threading
machine(runtime='native', op_cost=0, thread_start=0, cores=4)
for name in "ABC":
    threading.Thread(target=io, args=(10, 'disk'), name=name).start()
)py";

TEST(DeviceLane, ShowsWhomTheDeviceServesAndWhoQueues)
{
    const Timeline timeline = timelineOf(simulated(kThreads));

    ASSERT_EQ(timeline.devices.size(), 1U);
    const DeviceLane& disk = timeline.devices.front();
    ASSERT_EQ(disk.places.size(), 1U);
    EXPECT_EQ(served(*timeline.recording, disk.places[0]), "A 0-10 B 10-20 C 20-30 ");
    EXPECT_EQ(queued(disk), "2 from 0 1 from 10 0 from 20 ");
}

TEST(DeviceLane, HasAPlaceForEachRequestThatIsServedAtOnce)
{
    const Timeline timeline = timelineOf(simulated(kThreads, {{"devices", "disk=2"}}));

    ASSERT_EQ(timeline.devices.size(), 1U);
    const DeviceLane& disk = timeline.devices.front();
    ASSERT_EQ(disk.places.size(), 2U);
    EXPECT_EQ(served(*timeline.recording, disk.places[0]), "A 0-10 C 10-20 ");
    EXPECT_EQ(served(*timeline.recording, disk.places[1]), "B 0-10 ");
    EXPECT_EQ(servingTime(disk, timeline.whole), Duration{20ms});
    EXPECT_EQ(timeline.recording->info().devices, (std::vector<DeviceInfo>{{"disk", 2}}));
}

TEST(DeviceLane, OfADeviceThatNobodyUsesIsNone)
{
    const Timeline timeline = timelineOf(simulated("machine = 1\n", {{"devices", "disk=2"}}));

    EXPECT_TRUE(timeline.devices.empty());
}

TEST(DeviceLane, ServesTasksAlsoWhileTheirLoopIsBusy)
{
    const Timeline timeline = timelineOf(simulated(R"py(
from interleave import *
import asyncio
machine(runtime='native', op_cost=0, cores=1)
async def reads(name):
    await aio(10, 'disk')
async def works():
    work(15)
async def main():
    await asyncio.gather(reads(1), reads(2), works())
asyncio.run(main())
)py"));

    ASSERT_EQ(timeline.devices.size(), 1U);
    const std::string text = served(*timeline.recording, timeline.devices.front().places.front());
    EXPECT_EQ(text, "Task-2 0-10 Task-3 10-20 ");
}

TEST(Suspended, NamesTheDeviceThatTheTaskAwaits)
{
    const auto recording = simulated(R"py(
from interleave import *
import asyncio
async def main():
    await aio(1)
    await aio(1, 'net')
asyncio.run(main())
)py");

    std::vector<std::string> sentences;
    for (std::size_t i = 0; i < recording->size(); ++i)
        if (std::holds_alternative<Suspended>(recording->event(EventId{i}).what))
            sentences.push_back(describe(*recording, EventId{i}));
    EXPECT_EQ(sentences, (std::vector<std::string>{"Task-1 awaits I/O", "Task-1 awaits I/O of net"}));
}

} // namespace
