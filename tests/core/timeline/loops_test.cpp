#include "core/timeline/loops.h"
#include "tests/support/recording_builder.h"

#include <gtest/gtest.h>

namespace core {
namespace {

using namespace std::chrono_literals;

QueueSlice waiting(Duration begin, Duration end, std::vector<std::uint32_t> tasks)
{
    QueueSlice slice{{Instant{begin}, Instant{end}}, static_cast<std::uint32_t>(tasks.size()), {}};
    std::copy(tasks.begin(), tasks.end(), slice.first.begin());
    return slice;
}

/// Two tasks (1 and 2) of the main thread's loop: both do I/O at the same time,
/// one then sleeps.
Timeline twoTasks()
{
    test::RecordingBuilder b;
    const ThreadId main = b.thread("MainThread");
    const ThreadId first = b.thread("first", main);
    const ThreadId second = b.thread("second", main);
    b.info().threads[1].isTask = b.info().threads[2].isTask = true;
    b.starts(main).runs(main).starts(first).starts(second);
    b.at(1ms).event(first, Resumed{main}).at(2ms).event(first, Suspended{WaitKind::Io});
    b.event(second, Resumed{main}).at(3ms).event(second, Suspended{WaitKind::Io});
    b.at(10ms).wakes(first).event(first, Resumed{main}).at(11ms).event(first, Suspended{WaitKind::Sleep});
    b.at(13ms).wakes(second).at(14ms).event(second, Resumed{main}).at(15ms).ends(second);
    b.at(20ms).wakes(first).event(first, Resumed{main}).ends(first).ends(main);
    return timelineOf(b.build());
}

TEST(LoopLanes, ShowWhoWaitsForIoOldestFirst)
{
    const Timeline timeline = twoTasks();

    ASSERT_EQ(timeline.loops.size(), 3U);
    const LoopLane& io = timeline.loops[2];
    EXPECT_EQ(io.queue, LoopQueue::Io);
    EXPECT_EQ(io.loop, ThreadId{0});
    EXPECT_EQ(io.slices,
              (std::vector{waiting(0ms, 2ms, {}), waiting(2ms, 3ms, {1}), waiting(3ms, 10ms, {1, 2}),
                           waiting(10ms, 13ms, {2}), waiting(13ms, 20ms, {})}));
}

TEST(LoopLanes, ShowTimersAndWhoIsDue)
{
    const Timeline timeline = twoTasks();

    EXPECT_EQ(timeline.loops[0].slices,
              (std::vector{waiting(0ms, 1ms, {1, 2}), waiting(1ms, 2ms, {2}), waiting(2ms, 13ms, {}),
                           waiting(13ms, 14ms, {2}), waiting(14ms, 20ms, {})}));
    EXPECT_EQ(timeline.loops[1].slices, (std::vector{waiting(0ms, 11ms, {}), waiting(11ms, 20ms, {1})}));
}

TEST(LoopMoment, ShowsTheCallbackThatRunsAndWhoWaitsForWhat)
{
    const LoopMoment moment = loopAt(twoTasks(), ThreadId{0}, Instant{Duration{2'500'000}});

    ASSERT_TRUE(moment.running.has_value());
    EXPECT_EQ(moment.running->task, ThreadId{2});
    EXPECT_EQ(moment.running->when, (Interval{Instant{2ms}, Instant{3ms}}));
    EXPECT_FALSE(moment.running->blocks);
    EXPECT_EQ(moment.io, (std::vector{LoopWait{ThreadId{1}, {Instant{2ms}, Instant{10ms}}}}));
    EXPECT_TRUE(moment.ready.empty() && moment.timers.empty());
}

TEST(LoopMoment, OfALoopThatWaitsHasNoCallback)
{
    const LoopMoment moment = loopAt(twoTasks(), ThreadId{0}, Instant{12ms});

    EXPECT_FALSE(moment.running.has_value());
    EXPECT_EQ(moment.timers.size(), 1U);
    EXPECT_EQ(moment.io.size(), 1U);
}

TEST(LoopMoment, NamesACallbackInWhichTheThreadItselfWaits)
{
    test::RecordingBuilder b;
    const ThreadId main = b.thread("MainThread");
    const ThreadId task = b.thread("report", main);
    b.info().threads[1].isTask = true;
    b.starts(main).runs(main).starts(task).at(1ms).event(task, Resumed{main});
    b.at(2ms).blocks(main, WaitKind::Io).at(40ms).wakes(main).runs(main);
    b.at(41ms).event(task, Suspended{WaitKind::Sleep}).at(50ms).wakes(task).event(task, Resumed{main});
    b.at(51ms).ends(task).ends(main);

    const LoopMoment moment = loopAt(timelineOf(b.build()), ThreadId{0}, Instant{30ms});

    ASSERT_TRUE(moment.running.has_value());
    EXPECT_TRUE(moment.running->blocks);
    EXPECT_EQ(moment.running->when, (Interval{Instant{1ms}, Instant{41ms}}));
}

TEST(LoopLanes, AreNotThereWithoutTasks)
{
    test::RecordingBuilder b;
    const ThreadId a = b.thread("A");
    b.starts(a).runs(a).at(2ms).blocks(a, WaitKind::Io).at(5ms).wakes(a).runs(a).ends(a);

    EXPECT_TRUE(timelineOf(b.build()).loops.empty());
}

} // namespace
} // namespace core
