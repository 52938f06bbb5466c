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

/// Three threads that wait for 60 ms each, one a little later than the other.
std::shared_ptr<const Recording> staggeredWaits()
{
    test::RecordingBuilder b;
    std::vector<ThreadId> threads;
    for (const char* name : {"A", "B", "C"})
        threads.push_back(b.thread(name));
    for (const ThreadId thread : threads)
        b.at(0ms).starts(thread);
    for (int i = 0; i < 3; ++i)
        b.at(2ms * i)
            .runs(threads[static_cast<std::size_t>(i)])
            .at(2ms * (i + 1))
            .blocks(threads[static_cast<std::size_t>(i)], WaitKind::Future);
    for (int i = 0; i < 3; ++i)
        b.at(60ms + 2ms * (i + 1)).wakes(threads[static_cast<std::size_t>(i)]);
    for (const ThreadId thread : threads)
        b.runs(thread).ends(thread);
    return b.build();
}

TEST(TimelineDiagram, TearsItsLanesBesideTheLabelsOfItsBoxes)
{
    const Timeline timeline = timelineOf(staggeredWaits(), Axis::Squeezed);
    ASSERT_EQ(timeline.breaks.size(), 1U);
    int labels = 0;
    for (double width = 500; width <= 1300; width += 20) {
        TimelineView view;
        view.visible = timeline.whole;
        view.width = width;
        view.frame = Frame::Picture;
        const Diagram diagram = timelineDiagram(timeline, view);
        const auto tear = std::ranges::find_if(diagram.shapes, [](const Shape& shape) {
            const auto* polygon = std::get_if<Polygon>(&shape);
            return polygon != nullptr && polygon->filled && polygon->points.size() > 8;
        });
        ASSERT_NE(tear, diagram.shapes.end());
        const auto [left, right] = std::ranges::minmax(std::get<Polygon>(*tear).points, {}, &Point::x);
        for (const Shape& shape : diagram.shapes)
            if (const auto* slices = std::get_if<Slices>(&shape))
                for (const Slices::Piece& piece : slices->pieces) {
                    const Box box = slices->box(piece);
                    if (box.label.empty())
                        continue;
                    ++labels;
                    const double half = textWidth(box.label, {Face::SemiBold, box.size, false}) / 2;
                    const double middle = box.rect.x + box.rect.width / 2;
                    EXPECT_TRUE(middle + half <= left.x || right.x <= middle - half)
                        << box.label << " at a width of " << width;
                }
    }
    EXPECT_GT(labels, 100);
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
