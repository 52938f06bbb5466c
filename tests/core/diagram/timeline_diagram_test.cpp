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

/// Two threads that wait for a long time twice, the second of them for so much longer than the first.
std::shared_ptr<const Recording> longWaits(Duration longer)
{
    test::RecordingBuilder b;
    const ThreadId first = b.thread("A");
    const ThreadId second = b.thread("B");
    b.starts(first).starts(second).runs(first).blocks(first, WaitKind::Io).runs(second);
    b.at(1ms).blocks(second, WaitKind::Io).at(600ms).wakes(first).runs(first);
    b.at(600ms + longer).blocks(first, WaitKind::Io).wakes(second).runs(second);
    b.at(601ms + longer).blocks(second, WaitKind::Io);
    b.at(1200ms + longer).wakes(first).runs(first).at(1201ms + longer).ends(first);
    b.wakes(second).runs(second).ends(second);
    return b.build();
}

/// The labels of the boxes that the first tear through the lanes cuts.
std::vector<std::string> tornLabels(const Diagram& diagram)
{
    const auto tear = std::ranges::find_if(diagram.shapes, [](const Shape& shape) {
        const auto* polygon = std::get_if<Polygon>(&shape);
        return polygon != nullptr && polygon->filled && polygon->points.size() > 8;
    });
    if (tear == diagram.shapes.end())
        return {"no tear"};
    const auto [left, right] = std::ranges::minmax(std::get<Polygon>(*tear).points, {}, &Point::x);
    std::vector<std::string> torn;
    for (const Shape& shape : diagram.shapes)
        if (const auto* slices = std::get_if<Slices>(&shape))
            for (const Slices::Piece& piece : slices->pieces) {
                const Box box = slices->box(piece);
                const double half = textWidth(box.label, {Face::SemiBold, box.size, false}) / 2;
                const double middle = box.rect.x + box.rect.width / 2;
                if (!box.label.empty() && middle - half < right.x && left.x < middle + half)
                    torn.push_back(box.label);
            }
    return torn;
}

TEST(TimelineDiagram, TearsItsLanesBesideTheLabelsOfItsBoxes)
{
    for (const Duration longer : {1ms, 3ms, 5ms, 7ms, 9ms}) {
        const Timeline timeline = timelineOf(longWaits(longer), Axis::Squeezed);
        for (double width = 800; width <= 1300; width += 20) {
            TimelineView view;
            view.visible = timeline.whole;
            view.width = width;
            view.frame = Frame::Picture;
            EXPECT_EQ(tornLabels(timelineDiagram(timeline, view)), std::vector<std::string>())
                << durationText(longer) << ", " << width << " wide";
        }
    }
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
