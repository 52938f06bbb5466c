#include "core/replay/replay.h"
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

/// Of each request: who, how many were ahead, and who made room for it.
std::string requested(const Timeline& timeline)
{
    std::string text;
    const auto name = [&](ThreadId id) { return timeline.recording->info().threads[id.index()].name; };
    for (const DeviceRequest& request : timeline.devices.front().requests)
        text += name(request.thread) + " behind " + std::to_string(request.ahead)
            + (request.freed ? " after " + name(timeline.recording->threadOf(*request.freed)) : "")
            + (request.served ? ", " : " waits, ");
    return text;
}

constexpr std::string_view kUneven = R"py(
from interleave import *
import threading
machine(runtime='native', op_cost=0, thread_start=0, cores=6, devices={'disk': 2})
for name, ms in ("A", 10), ("B", 4), ("C", 9), ("D", 2):
    threading.Thread(target=io, args=(ms, 'disk'), name=name).start()
)py";

TEST(DeviceRequest, NamesWhoMadeRoomForItAndHowManyWereAhead)
{
    EXPECT_EQ(requested(timelineOf(simulated(kUneven))),
              "A behind 0, B behind 0, C behind 0 after B, D behind 1 after A, ");
}

TEST(DeviceRequest, ThatIsNotServedBeforeTheEndWaits)
{
    EXPECT_EQ(requested(timelineOf(simulated(std::string(kUneven) + "until(5)\n"))),
              "A behind 0, B behind 0, C behind 0 after B, D behind 1 waits, ");
}

TEST(CauseOfADevice, IsWhatBeganLastOfAllItsPlaces)
{
    const Timeline timeline = timelineOf(simulated(kUneven));
    const auto causeAfter = [&](Duration when) {
        const auto cause = causeAt(timeline, {LaneKind::Device, 0}, Instant{when});
        return describe(*timeline.recording, *cause);
    };

    EXPECT_EQ(causeAfter(1ms), "disk begins to serve B");
    EXPECT_EQ(causeAfter(6ms), "disk begins to serve C");
    EXPECT_EQ(causeAfter(11ms), "disk begins to serve D");
}

/// "A 0-10" of each place of the first device: positions on the axis of steps.
std::string servedBySteps(const Timeline& timeline)
{
    std::string text;
    const auto number = [](Instant t) { return std::to_string(t.time_since_epoch().count()); };
    for (const std::vector<HolderSlice>& place : timeline.devices.front().places) {
        for (const HolderSlice& slice : place)
            if (slice.holder)
                text += timeline.recording->info().threads[slice.holder->index()].name + " "
                    + number(slice.when.begin) + "-" + number(slice.when.end) + " ";
        text += "| ";
    }
    return text;
}

TEST(DeviceLane, OnTheAxisOfStepsShowsWhoIsServedBetweenThem)
{
    const auto recording = simulated(std::string(kUneven) + "for i in range(6):\n    work(2)\n");
    const Timeline timeline = timelineOf(recording, Axis::Steps);

    ASSERT_EQ(timeline.devices.size(), 1U);
    EXPECT_EQ(servedBySteps(timeline), "A 0-12 D 12-16 | B 0-4 C 4-18 | ");
    EXPECT_EQ(timeline.devices.front().queue.front().count, 2U);
    EXPECT_EQ(requested(timeline), requested(timelineOf(recording)));
}

Timeline replayed(const std::string& lesson, std::string_view schedule)
{
    const auto program =
        core::testing::compiled("from interleave import *\nimport asyncio, threading\n" + lesson);
    const auto recording = replay(program, *parseSchedule(schedule), *optionsFor(*program));
    EXPECT_TRUE(recording) << recording.error().message;
    return timelineOf(*recording, Axis::Steps);
}

// Along a schedule there is no time: a blocking call takes its step, and what a task awaits lasts until it
// comes, next to all else that is awaited.

TEST(DeviceLane, OfAReplayShowsWhoCallsTheDeviceInWhichStep)
{
    const Timeline timeline =
        replayed("for name in 'AB':\n"
                 "    threading.Thread(target=io, args=(9, 'disk'), name=name).start()\n",
                 "2 1");

    ASSERT_EQ(timeline.devices.size(), 1U);
    EXPECT_EQ(servedBySteps(timeline), "B 0-2 A 2-4 | ");
    EXPECT_EQ(timeline.recording->info().devices, (std::vector<DeviceInfo>{{"disk", 1}}));
}

TEST(DeviceLane, OfAReplayShowsWhoAwaitsTheDeviceFromStepToStep)
{
    const Timeline timeline = replayed(R"py(
async def reads():
    await aio(10, 'disk')
    print(1)
async def main():
    await asyncio.gather(reads(), reads())
asyncio.run(main())
)py",
                                       "1 2 3 ~2 2 ~3 3");

    ASSERT_EQ(timeline.devices.size(), 1U);
    EXPECT_EQ(servedBySteps(timeline), "Task-2 4-6 | Task-3 6-8 | ");
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
