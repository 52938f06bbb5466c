#include "core/timeline/not_to_scale.h"
#include "core/timeline/pycharm.h"
#include "tests/support/random_recording.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace core {
namespace {

using namespace std::chrono_literals;

/// Works for 2 ms, is in I/O for a second, works for 2 ms, waits 3 ms for a lock and works for 1 ms.
std::shared_ptr<const Recording> mostlyInIo()
{
    test::RecordingBuilder b;
    const ThreadId a = b.thread("A");
    b.lock("lock");
    b.starts(a).runs(a).at(2ms).blocks(a, WaitKind::Io);
    b.at(1002ms).wakes(a).runs(a).at(1004ms).blocks(a, WaitKind::Lock, 0);
    b.at(1007ms).wakes(a).runs(a).at(1008ms).ends(a);
    return b.build();
}

TEST(NotToScale, ShortensLongWaitsAndLeavesTheRestAsItIs)
{
    const Timeline timeline = timelineOf(mostlyInIo(), Axis::Squeezed);

    ASSERT_EQ(timeline.breaks.size(), 1U);
    EXPECT_EQ(timeline.breaks[0].time, (Interval{Instant{2ms}, Instant{1002ms}}));
    const Lane& lane = timeline.threads[0];
    EXPECT_EQ(lane.slice(1).state, ThreadState::Io);
    EXPECT_LT(lane.slice(1).when.length(), 50ms);
    EXPECT_EQ(lane.slice(2).when.length(), 2ms);
    EXPECT_EQ(lane.slice(3).when.length(), 3ms);
    EXPECT_EQ(timeline.whole.end - lane.slice(2).when.begin, 6ms);
}

TEST(NotToScale, KnowsTheRealTimes)
{
    const Timeline times = timelineOf(mostlyInIo());
    const Timeline timeline = notToScale(times);

    EXPECT_EQ(lengthOf(timeline, timeline.whole), 1008ms);
    EXPECT_EQ(lengthOf(timeline, timeline.threads[0].slice(1).when), 1000ms);
    EXPECT_EQ(timesOf(timeline, timeline.threads[0], timeline.whole), times.threads[0].times(times.whole));
    for (const Duration t : {0ms, 1ms, 2ms, 1002ms, 1005ms, 1008ms})
        EXPECT_EQ(timeAt(timeline, positionAt(timeline, Instant{t})), Instant{t});
}

TEST(NotToScale, KeepsTheOrderOfAllThatHappens)
{
    EXPECT_TRUE(rc::check([] {
        const auto numbers = *rc::gen::resize(300, rc::gen::arbitrary<std::vector<std::uint8_t>>());
        const Timeline times = timelineOf(test::randomRecording(numbers));
        const Timeline timeline = notToScale(times);
        RC_ASSERT(timeline.threads.size() == times.threads.size());
        for (std::size_t i = 0; i < times.threads.size(); ++i) {
            RC_ASSERT(timeline.threads[i].size() == times.threads[i].size());
            RC_ASSERT(timesOf(timeline, timeline.threads[i], timeline.whole)
                      == times.threads[i].times(times.whole));
        }
        RC_ASSERT(timeline.whole.length() <= times.whole.length());
    }));
}

TEST(AsPycharmDraws, OnlyWaitsForLocksAreLeft)
{
    const Timeline timeline = asPycharmDraws(timelineOf(mostlyInIo()));

    const Lane& lane = timeline.threads[0];
    ASSERT_EQ(lane.size(), 3U);
    EXPECT_EQ(lane.slice(0), (Slice{{Instant{0ms}, Instant{1004ms}}, ThreadState::Running, EventId{2}}));
    EXPECT_EQ(lane.slice(1).state, ThreadState::WaitsLock);
    EXPECT_EQ(lane.slice(1).when, (Interval{Instant{1004ms}, Instant{1007ms}}));
    EXPECT_EQ(lane.slice(2).state, ThreadState::Running);
    EXPECT_TRUE(timeline.gils.empty() && timeline.cores.empty());
}

} // namespace
} // namespace core
