#include "core/diagram/timeline_diagram.h"
#include "core/diagram/words.h"
#include "tests/support/random_recording.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>
#include <rapidcheck.h>

namespace core {
namespace {

using namespace std::chrono_literals;

static_assert(TimeScale({Instant{0ns}, Instant{100ns}}, 10, 200).x(Instant{50ns}) == 110);
static_assert(TimeScale({Instant{0ns}, Instant{100ns}}, 10, 200).timeAt(110) == Instant{50ns});
static_assert(TimeScale({Instant{0ns}, Instant{100ns}}, 0, 100).zoomed(2, 50).visible()
              == Interval{Instant{25ns}, Instant{75ns}});
static_assert(TimeScale({Instant{0ns}, Instant{100ns}}, 0, 100).panned(10).visible()
              == Interval{Instant{-10ns}, Instant{90ns}});
static_assert(TimeScale({Instant::min(), Instant::max()}, 0, 100).timeAt(1e9) == Instant::max());
static_assert(TimeScale({Instant::min(), Instant::max()}, 0, 100).x(Instant{0ns}) == 50);

TEST(Shares, AddUpToAHundredPerCent)
{
    EXPECT_TRUE(rc::check([] {
        StateTimes times{};
        for (Duration& time : times)
            time = Duration{*rc::gen::inRange(0, 1000)};
        const auto tenths = shareTenths(times);
        RC_ASSERT(std::accumulate(tenths.begin(), tenths.end(), 0)
                  == (aliveTime(times) > Duration{} ? 1000 : 0));
    }));
}

TEST(BoxLabel, IsTheLongestThatFits)
{
    const auto label = [](double width) {
        return boxLabel(ThreadState::WaitsLock, 4ms, width, 10.5, false, true);
    };

    EXPECT_EQ(label(140), "waits for lock 4\u2009ms");
    EXPECT_EQ(label(70), "lock 4\u2009ms");
    EXPECT_EQ(label(42), "lock");
    EXPECT_EQ(label(14), "L");
    EXPECT_EQ(label(7), "");
}

TEST(DurationText, ChoosesItsUnit)
{
    EXPECT_EQ(durationText(4ms), "4\u2009ms");
    EXPECT_EQ(durationText(2500us), "2.5\u2009ms");
    EXPECT_EQ(durationText(90s), "90\u2009s");
    EXPECT_EQ(durationText(5ns), "5\u2009ns");
}

/// A thread that works and waits in turns, each for a nanosecond, with one wait for a lock among 20,000
/// slices.
std::shared_ptr<const Recording> busyRecording()
{
    test::RecordingBuilder b;
    const ThreadId a = b.thread("A");
    b.lock("lock");
    b.starts(a);
    for (int i = 0; i < 10'000; ++i) {
        b.at(Duration{2 * i}).runs(a).at(Duration{2 * i + 1});
        if (i == 5'000)
            b.blocks(a, WaitKind::Lock, 0);
        else
            b.blocks(a, WaitKind::Io);
        b.at(Duration{2 * i + 2}).wakes(a);
    }
    return b.build();
}

TEST(TimelineDiagram, HasAboutOneColumnAPixelWhateverTheRecording)
{
    const Timeline timeline = timelineOf(busyRecording());
    TimelineView view;
    view.visible = timeline.whole;
    view.width = 400;

    std::size_t columns = 0;
    for (const Shape& shape : timelineDiagram(timeline, view).shapes)
        if (const auto* slices = std::get_if<Slices>(&shape))
            columns += slices->mixtures.size();

    EXPECT_GT(columns, 200U);
    EXPECT_LT(columns, 400U);
}

TEST(TimelineDiagram, ShowsASingleWaitForALockAtEveryZoom)
{
    const Timeline timeline = timelineOf(busyRecording());
    TimelineView view;
    view.visible = timeline.whole;
    view.width = 400;

    const Diagram diagram = timelineDiagram(timeline, view);
    const LaneRow& row = diagram.rows[1];
    const bool marked = std::ranges::any_of(diagram.shapes, [&](const Shape& shape) {
        const auto* slices = std::get_if<Slices>(&shape);
        return slices && slices->lockMarks.size() == 1 && slices->lockMarks[0].width >= 2
            && slices->lockMarks[0].x >= row.body.x;
    });

    EXPECT_EQ(row.lane.kind, LaneKind::Thread);
    EXPECT_TRUE(marked);
}

TEST(TimelineDiagram, EndsForAnyRecordingAndWindow)
{
    EXPECT_TRUE(rc::check([] {
        const auto numbers = *rc::gen::resize(300, rc::gen::arbitrary<std::vector<std::uint8_t>>());
        const Timeline timeline =
            timelineOf(test::randomRecording(numbers), *rc::gen::element(Axis::Time, Axis::Steps));
        const auto begin = Instant{Duration{*rc::gen::inRange(-50, 500)}};
        TimelineView view;
        view.visible = {begin, begin + Duration{*rc::gen::inRange(1, 800)}};
        view.width = *rc::gen::inRange(180, 500);
        view.frame = *rc::gen::element(Frame::Window, Frame::Picture);
        const Diagram diagram = timelineDiagram(timeline, view);
        RC_ASSERT(diagram.shapes.size() < 20'000U);
        for (const LaneRow& row : diagram.rows)
            hitTest(diagram, timeline, {row.body.x + 1, row.body.y + 1});
    }));
}

TEST(HitTest, FindsTheCauseOfTheBoxUnderAPoint)
{
    test::RecordingBuilder b;
    const ThreadId a = b.thread("A");
    b.starts(a).runs(a).at(10ms).blocks(a, WaitKind::Io).at(20ms).wakes(a);
    const auto recording = b.build();
    const Timeline timeline = timelineOf(recording);
    TimelineView view;
    view.visible = timeline.whole;
    const Diagram diagram = timelineDiagram(timeline, view);

    const LaneRow& row = diagram.rows[1];
    const auto hit =
        hitTest(diagram, timeline, {diagram.scale->x(Instant{15ms}), row.body.y + row.body.height / 2});

    ASSERT_TRUE(hit && hit->event);
    EXPECT_EQ(describe(*recording, *hit->event), "A is in I/O");
    EXPECT_TRUE(hit->box.has_value());
}

} // namespace
} // namespace core
