#include "tests/app/window/opened_window.h"

#include "app/editor/code_edit.h"
#include "app/shared/shared_view.h"
#include "app/timeline/hover_card.h"
#include "app/timeline/overview_strip.h"
#include "app/trace/trace_table.h"

#include <QApplication>
#include <QClipboard>
#include <QMouseEvent>

using namespace app;
using app::test::waitUntil;

namespace {

class TimelineOfAWindow : public app::test::OpenedWindow {
protected:
    void SetUp() override
    {
        OpenedWindow::SetUp();
        part<TimelineArea>().setFocus();
        document().fit();
    }
    core::Interval visible() { return document().view().visible; }
    QWidget* lanes() { return part<TimelineArea>().viewport(); }
    std::vector<std::uint32_t> rowsOf(core::LaneKind kind)
    {
        std::vector<std::uint32_t> found;
        for (const core::LaneRow& row : part<TimelineArea>().diagram().rows)
            if (row.lane.kind == kind)
                found.push_back(row.lane.index);
        return found;
    }
    void choose(QPoint at, const QString& text) { chooseFrom(lanes(), at, text); }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(lanes(), Qt::LeftButton, modifiers, from);
        QMouseEvent move(QEvent::MouseMove, to, lanes()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         modifiers);
        QApplication::sendEvent(lanes(), &move);
        QTest::mouseRelease(lanes(), Qt::LeftButton, modifiers, to);
    }
};

} // namespace

TEST_F(TimelineOfAWindow, HidesLanesAndShowsThemAgain)
{
    QTest::mouseClick(lanes(), Qt::LeftButton, {}, middleOf(row(core::LaneKind::Thread, 1).body));

    key(Qt::Key_H);
    EXPECT_EQ(rowsOf(core::LaneKind::Thread), std::vector<std::uint32_t>({0, 2, 3}));
    choose(middleOf(row(core::LaneKind::Thread, 2).head), "Hide all others");
    EXPECT_EQ(rowsOf(core::LaneKind::Thread), std::vector<std::uint32_t>({2}));
    EXPECT_TRUE(rowsOf(core::LaneKind::Core).empty());
    EXPECT_EQ(rowsOf(core::LaneKind::Process).size(), 1U) << "the group stays";
    key(Qt::Key_H, Qt::ShiftModifier);

    EXPECT_EQ(rowsOf(core::LaneKind::Thread).size(), 4U);
    EXPECT_FALSE(action("show-lanes")->isEnabled());
}

TEST_F(TimelineOfAWindow, ForgetsWhatIsHiddenWhenTheThreadsAreOthers)
{
    choose(middleOf(row(core::LaneKind::Thread, 1).head), "Hide this lane");
    ASSERT_EQ(rowsOf(core::LaneKind::Thread).size(), 3U);

    document().setText(document().text() + "\n\nThread(target=print).start()\n");
    ASSERT_TRUE(app::test::waitForRun(document()));

    EXPECT_TRUE(waitUntil([&] { return rowsOf(core::LaneKind::Thread).size() == 5; }));
}

TEST_F(TimelineOfAWindow, OffersInTheMenuOfABoxWhatCanBeDoneWithIt)
{
    const QPoint box = middleOf(row(core::LaneKind::Thread, 1).body);
    const core::Interval first = document().timeline()->threads[1].slice(0).when;
    const double start = part<TimelineArea>().diagram().scale->x(first.begin + first.length() / 2);

    choose(box, "Copy the details");
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(QLatin1String("in I/O")));
    choose(QPoint(int(start), box.y()), "To the cause");
    ASSERT_TRUE(document().selection());
    EXPECT_EQ(document().run()->recording->threadOf(*document().selection()), core::ThreadId{0});
    choose(box, "To the source line");
    int line = 0;
    int column = 0;
    part<CodeEdit>().getCursorPosition(&line, &column);
    EXPECT_TRUE(part<CodeEdit>().text(line).contains(QLatin1String("io(16)")));
    choose(box, "Zoom to it");
    settle();

    EXPECT_LT(visible().length(), document().timeline()->whole.length() / 2);
}

TEST_F(TimelineOfAWindow, ZoomsWithWAndS)
{
    const core::Duration before = visible().length();

    key(Qt::Key_W);
    settle();
    const core::Duration closer = visible().length();
    EXPECT_LT(closer, before);
    key(Qt::Key_S);
    settle();

    EXPECT_GT(visible().length(), closer);
}

TEST_F(TimelineOfAWindow, PansWithAAndD)
{
    key(Qt::Key_W);
    settle();
    const core::Interval before = visible();

    key(Qt::Key_D);
    settle();
    EXPECT_GT(visible().begin, before.begin);
    key(Qt::Key_A);
    settle();

    EXPECT_NEAR(double((visible().begin - before.begin).count()), 0, double(before.length().count()) / 100);
}

TEST_F(TimelineOfAWindow, FitsTheSelectedBoxWithFAndAllWithShiftF)
{
    QTest::mouseClick(lanes(), Qt::LeftButton, {}, middleOf(row(core::LaneKind::Thread, 1).body));
    ASSERT_TRUE(document().selection());

    key(Qt::Key_F);
    settle();
    EXPECT_LT(visible().length(), document().timeline()->whole.length() / 2);
    key(Qt::Key_F, Qt::ShiftModifier);
    settle();

    EXPECT_EQ(visible(), core::reachOf(*document().timeline()));
}

TEST_F(TimelineOfAWindow, MeasuresBetweenTheMarkersOfADragWithShift)
{
    const QPoint from = middleOf(row(core::LaneKind::Thread, 1).body);

    drag(from, from + QPoint(120, 0), Qt::ShiftModifier);

    const View& view = document().view();
    ASSERT_TRUE(view.markerA && view.markerB);
    EXPECT_LT(*view.markerA, *view.markerB);
    key(Qt::Key_Escape);
    EXPECT_FALSE(document().view().markerA || document().view().markerB);
}

TEST_F(TimelineOfAWindow, SetsAMarkerAtTheCursor)
{
    key(Qt::Key_Right);
    key(Qt::Key_Right);
    key(Qt::Key_A, Qt::ShiftModifier);

    EXPECT_EQ(document().view().markerA, core::positionOf(*document().timeline(), *document().cursor()));
}

TEST_F(TimelineOfAWindow, ZoomsToTheBoxOfADragWithControl)
{
    const core::Rect body = row(core::LaneKind::Thread, 1).body;
    const core::TimeScale scale = *part<TimelineArea>().diagram().scale;
    const QPoint from(int(body.x + 100), int(body.y + 10));
    const QPoint to(int(body.x + 300), int(body.y + 10));

    drag(from, to, Qt::ControlModifier | Qt::AltModifier);
    settle();

    EXPECT_NEAR(double((visible().begin - scale.timeAt(from.x())).count()), 0, scale.perPixel() * 2);
    EXPECT_NEAR(double((visible().end - scale.timeAt(to.x())).count()), 0, scale.perPixel() * 2);
}

TEST_F(TimelineOfAWindow, GoesFromBoxToBoxByKey)
{
    QTest::mouseClick(lanes(), Qt::LeftButton, {}, middleOf(row(core::LaneKind::Thread, 1).body));
    const core::EventId first = *document().selection();

    key(Qt::Key_Period);
    EXPECT_GT(*document().selection(), first);
    key(Qt::Key_Comma);
    EXPECT_EQ(document().selection(), Moment{first});
    key(Qt::Key_J);
    EXPECT_EQ(document().run()->recording->threadOf(*document().selection()), core::ThreadId{2});
    key(Qt::Key_K);

    EXPECT_EQ(document().run()->recording->threadOf(*document().selection()), core::ThreadId{1});
}

TEST_F(TimelineOfAWindow, GoesToTheLifeOfTheThreadWhoseNameIsClickedTwice)
{
    const core::Rect head = row(core::LaneKind::Thread, 1).head;

    QTest::mouseDClick(lanes(), Qt::LeftButton, {}, middleOf(head));
    settle();

    const core::Lane& lane = document().timeline()->threads[1];
    EXPECT_GE(lane.slice(lane.size() - 1).when.begin + (visible().end - visible().begin) / 5, visible().end);
}

TEST_F(TimelineOfAWindow, FoldsAGroupWhenItsNameIsClicked)
{
    const core::Rect head = row(core::LaneKind::Cores).head;

    QTest::mouseClick(lanes(), Qt::LeftButton, {}, middleOf(head));

    EXPECT_TRUE(document().view().folded.contains({core::LaneKind::Cores, 0}));
    EXPECT_EQ(row(core::LaneKind::Core).head.height, 0);
}

TEST_F(TimelineOfAWindow, FlagsTheLessonsNotes)
{
    const auto& flags = part<TimelineArea>().diagram().flags;
    ASSERT_FALSE(flags.empty());
    const core::Mark mark = document().timeline()->marks[flags.front().first];

    QTest::mouseClick(lanes(), Qt::LeftButton, {}, middleOf(flags.front().rect));

    EXPECT_EQ(mark.kind, core::MarkKind::Note);
    EXPECT_EQ(document().cursor(), Moment{mark.event});
}

TEST_F(TimelineOfAWindow, TellsOfTheBoxUnderThePointer)
{
    const QPoint at = middleOf(row(core::LaneKind::Thread, 1).body);

    QTest::mouseMove(lanes(), at - QPoint(1, 0));
    QTest::mouseMove(lanes(), at);

    ASSERT_TRUE(waitUntil([&] {
        auto* card = window.findChild<HoverCard*>();
        return card != nullptr && card->isVisible();
    }));
    EXPECT_TRUE(window.rect().contains(window.findChild<HoverCard*>()->geometry()));
}

TEST_F(TimelineOfAWindow, MovesItsWindowInTheOverview)
{
    auto& overview = part<OverviewStrip>();
    key(Qt::Key_W);
    key(Qt::Key_W);
    settle();
    const core::Interval before = visible();

    QTest::mouseClick(&overview, Qt::LeftButton, {}, QPoint(overview.width() - 40, 15));
    QTest::mouseDClick(&overview, Qt::LeftButton, {}, QPoint(overview.width() - 40, 15));

    EXPECT_NE(visible(), before);
    EXPECT_EQ(visible(), core::reachOf(*document().timeline()));
}

TEST_F(TimelineOfAWindow, LeavesRoomBehindADeadlock)
{
    write(
        "\"\"\"Stuck\n\"\"\"\nfrom threading import Lock, Thread\nfrom interleave import machine, "
        "work\nmachine(cores=2, runtime='native')\na, b = "
        "Lock(), Lock()\n"
        "def go(x, y):\n    with x:\n        work(5)\n        with y:\n            pass\n"
        "one = Thread(target=go, args=(a, b), name='One')\ntwo = Thread(target=go, args=(b, a), name='Two')\n"
        "one.start()\ntwo.start()\none.join()\ntwo.join()\n");
    ASSERT_TRUE(app::test::waitForRun(document()));

    ASSERT_EQ(document().run()->recording->info().outcome.kind, core::OutcomeKind::Deadlock);
    EXPECT_GT(visible().end, document().timeline()->whole.end);
}

TEST_F(TimelineOfAWindow, GoesToTheLineOfTheStepThatIsClickedTwiceInTheTrace)
{
    open("race");
    auto& trace = part<TraceTable>();

    QTest::mouseDClick(trace.viewport(), Qt::LeftButton, {},
                       QPoint(40, trace.rowViewportPosition(1) + trace.rowHeight(1) / 2));

    int line = 0;
    int column = 0;
    part<CodeEdit>().getCursorPosition(&line, &column);
    EXPECT_TRUE(part<CodeEdit>().text(line).contains(QLatin1String("counter += 1")));
}

TEST_F(TimelineOfAWindow, CopiesTheTraceAsATable)
{
    open("race");
    QWidget* trace = part<TraceTable>().viewport();

    chooseFrom(trace, QPoint(40, 40), "Copy as LaTeX");
    EXPECT_TRUE(QGuiApplication::clipboard()->text().startsWith(QLatin1String("\\begin{tabular}{rllcr")));
    chooseFrom(trace, QPoint(40, 40), "Copy as CSV");
    EXPECT_TRUE(QGuiApplication::clipboard()->text().startsWith(QLatin1String("step,Thread 1,")));
    chooseFrom(trace, QPoint(40, 40), "Copy as Markdown");

    EXPECT_TRUE(QGuiApplication::clipboard()->text().startsWith(QLatin1String("| step | Thread 1 |")));
}

TEST_F(TimelineOfAWindow, ShowsSharedVariablesAndWhoWroteThemAtTheCursor)
{
    write("from threading import Thread\nfrom interleave import machine\nmachine(cores=1, runtime='native')\n"
          "left = 1\nright = 2\n"
          "def swap():\n    global left, right\n    old = left\n    left = right\n    right = old\n"
          "threads = [Thread(target=swap, name=n) for n in ('A', 'B')]\n"
          "for t in threads:\n    t.start()\n");
    auto& shared = part<SharedView>();
    ASSERT_TRUE(waitUntil([&] { return SharedView::fits(*document().run()); }));
    const auto values = [&] {
        std::string text;
        for (const SharedView::Row& row : shared.rows())
            text += row.name.toStdString() + "=" + row.value.toStdString() + (row.write ? "" : "?")
                + (row.isChanged ? "! " : " ");
        return text;
    };

    EXPECT_EQ(values(), "left=1? right=2? ");
    const auto isWrite = [&](const core::EventId step) {
        const core::Event event = document().run()->recording->event(step);
        const auto* stepped = std::get_if<core::Stepped>(&event.what);
        return stepped != nullptr && stepped->kind == core::StepKind::Write && event.line >= 9;
    };
    const auto& steps = document().run()->recording->steps();
    const auto first = std::ranges::find_if(steps, isWrite);
    document().setCursor(*first);
    EXPECT_EQ(values(), "left=2! right=2? ");
    document().setCursor(*(first + 1));
    EXPECT_EQ(values(), "left=2 right=1! ");
    document().toEnd();

    EXPECT_EQ(values(), "left=1 right=2 ");
}
