#include "core/machine/simulate.h"
#include "core/replay/replay.h"
#include "core/replay/schedule.h"
#include "core/timeline/locks.h"
#include "tests/support/lesson.h"
#include "tests/support/recording_builder.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace core {

namespace {

Timeline timelineOfLesson(std::string_view text)
{
    const auto program = testing::compiled(text);
    const Result<RunOptions> options = optionsFor(*program, {});
    return timelineOf(simulate(program, *options));
}

constexpr std::string_view kStuck = R"(
from threading import Lock, Thread
from interleave import machine, work
machine(cores=2, runtime="native", op_cost=0, thread_start=0)
a, b = Lock(), Lock()
def go(x, y):
    with x:
        work(5)
        with y:
            pass
one = Thread(target=go, args=(a, b), name="One")
two = Thread(target=go, args=(b, a), name="Two")
one.start()
two.start()
)";

constexpr std::string_view kLost = R"(
from threading import Thread
from interleave import machine, note
machine(cores=2, runtime="native", op_cost="1ms", thread_start=0)
counter = 0
def increment():
    global counter
    counter += 1
one = Thread(target=increment, name="One")
two = Thread(target=increment, name="Two")
note("Both start")
one.start()
two.start()
one.join()
two.join()
)";

} // namespace

TEST(LocksAtAMoment, FormACircleWhereARunIsStuck)
{
    const Timeline timeline = timelineOfLesson(kStuck);

    const std::vector<LockMoment> locks = locksAt(timeline, timeline.whole.end);

    ASSERT_EQ(locks.size(), 2U);
    EXPECT_EQ(locks[0].holder, ThreadId{1});
    ASSERT_EQ(locks[0].waiters.size(), 1U);
    EXPECT_EQ(locks[0].waiters[0].thread, ThreadId{2});
    EXPECT_EQ(circleOf(locks).size(), 2U);
    EXPECT_EQ(wantedBy(locks, ThreadId{1}), &locks[1]);
}

TEST(LocksAtAMoment, AreFreeBeforeAnybodyTookThem)
{
    const std::vector<LockMoment> locks = locksAt(timelineOfLesson(kStuck), Instant{Duration{-1}});

    EXPECT_TRUE(std::ranges::none_of(locks, [](const LockMoment& lock) { return lock.holder.has_value(); }));
    EXPECT_TRUE(circleOf(locks).empty());
}

TEST(Marks, PointAtNotesAndAtTheWriteThatLosesAnUpdate)
{
    const auto program = testing::compiled(kLost);
    const auto bothReadFirst = parseSchedule("0 1 2 1 2 1 2");
    ASSERT_TRUE(bothReadFirst);
    const auto recording = replay(program, *bothReadFirst, *optionsFor(*program, {}));
    ASSERT_TRUE(recording);

    const Timeline timeline = timelineOf(*recording);

    ASSERT_EQ(timeline.marks.size(), 2U);
    EXPECT_EQ(timeline.marks[0].kind, MarkKind::Note);
    EXPECT_EQ(timeline.marks[0].text, "Both start");
    EXPECT_EQ(timeline.marks[1].kind, MarkKind::LostUpdate);
    EXPECT_NE(timeline.marks[1].text.find("update of counter"), std::string::npos);
}

TEST(Timeline, LeavesRoomBehindADeadlockAndKnowsWhatStaysForEver)
{
    const Timeline timeline = timelineOfLesson(kStuck);

    EXPECT_GT(reachOf(timeline).end, timeline.whole.end);
    EXPECT_EQ(timeline.threads[1].atEnd(), ThreadState::WaitsLock);
    EXPECT_EQ(timeline.threads[2].atEnd(), ThreadState::WaitsLock);
}

TEST(Timeline, OpensOnThePartInWhichThreadsMeet)
{
    const Timeline timeline = timelineOfLesson(kLost);

    EXPECT_GT(openingView(timeline).begin, timeline.whole.begin);
    EXPECT_LT(openingView(timeline).begin, timeline.flows.front().when);
}

TEST(Timeline, OpensOnWhatANotePointsAtBeforeThreadsMeet)
{
    const auto lives = [](bool noted) {
        test::RecordingBuilder run(2);
        const ThreadId main = run.thread("MainThread");
        const ThreadId other = run.thread("A", main);
        run.starts(main).runs(main).at(20ms);
        if (noted)
            run.notes(main, "Reading");
        run.at(80ms).starts(other).runs(other, 1).at(90ms).ends(other).at(100ms).ends(main);
        return openingView(timelineOf(run.build())).begin;
    };

    EXPECT_GT(lives(false), Instant{70ms});
    EXPECT_EQ(lives(true), Instant{20ms});
}

TEST(Lane, SumsOneWindowAfterTheOtherAsItSumsEach)
{
    Lane lane({Instant{}, Instant{Duration{10'000}}}, ThreadState::Ready);
    for (std::int64_t t = 1; t < 10'000; t += 7)
        lane.enter(static_cast<ThreadState>(t % 9), Instant{Duration{t}},
                   EventId{static_cast<std::size_t>(t)});
    lane.finish();

    std::size_t at = 0;
    for (std::int64_t t = 0; t < 10'000; t += 911) {
        const Interval window{Instant{Duration{t}},
                              Instant{Duration{std::min<std::int64_t>(t + 911, 10'000)}}};
        StateTimes times{};
        lane.addTimes(window, at, times);
        EXPECT_EQ(times, lane.times(window));
        EXPECT_EQ(at, lane.at(window.end));
    }
}

} // namespace core
