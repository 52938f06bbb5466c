#include "tests/app/window/opened_window.h"

#include "app/editor/code_edit.h"
#include "app/lessons/narration_panel.h"
#include "app/models/trace_model.h"
#include "app/trace/trace_table.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSlider>
#include <QTreeWidget>
#include <QWheelEvent>

#include <set>

using namespace app;
using app::test::waitForRun;
using app::test::waitUntil;

namespace {

class Window : public app::test::OpenedWindow { };

} // namespace

TEST_F(Window, StepsWithTheArrowKeys)
{
    part<TimelineArea>().setFocus();

    key(Qt::Key_Right);
    key(Qt::Key_Right);
    EXPECT_EQ(stepsTaken(*document().run()->recording, document().cursor()), 2U);
    key(Qt::Key_Left);
    EXPECT_EQ(stepsTaken(*document().run()->recording, document().cursor()), 1U);
    key(Qt::Key_End);
    EXPECT_EQ(document().cursor(), lastMoment(*document().run()->recording));
    key(Qt::Key_Home);
    EXPECT_EQ(document().cursor(), Moment{});
}

TEST_F(Window, DisablesStepsAtTheEnds)
{
    EXPECT_FALSE(action("back")->isEnabled());
    EXPECT_TRUE(action("forward")->isEnabled());

    document().toEnd();

    EXPECT_TRUE(action("back")->isEnabled());
    EXPECT_FALSE(action("forward")->isEnabled());
}

TEST_F(Window, SelectsTheBoxThatIsClicked)
{
    TimelineArea& area = part<TimelineArea>();
    const core::LaneRow lane = row(core::LaneKind::Thread, 1);

    QTest::mouseClick(area.viewport(), Qt::LeftButton, {}, middleOf(lane.body));

    ASSERT_TRUE(document().selection());
    EXPECT_EQ(document().run()->recording->threadOf(*document().selection()), core::ThreadId{1});
    EXPECT_EQ(document().cursor(), Moment{*document().selection()});
}

TEST_F(Window, ZoomsAtThePointer)
{
    TimelineArea& area = part<TimelineArea>();
    const QPoint at = middleOf(row(core::LaneKind::Thread, 1).body);
    const core::Instant under = area.diagram().scale->timeAt(at.x());
    const core::Interval before = document().view().visible;

    QWheelEvent wheel(at, area.viewport()->mapToGlobal(at), {}, {0, 120}, {}, Qt::ControlModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(area.viewport(), &wheel);

    EXPECT_LT(document().view().visible.length(), before.length());
    EXPECT_NEAR(area.diagram().scale->x(under), at.x(), 1);
}

TEST_F(Window, PansWhenLanesAreDragged)
{
    TimelineArea& area = part<TimelineArea>();
    const core::Interval whole = document().view().visible;
    document().setVisible({whole.begin + whole.length() / 4, whole.end - whole.length() / 4});
    const core::Interval before = document().view().visible;
    const QPoint at = middleOf(row(core::LaneKind::Thread, 1).body);

    QTest::mousePress(area.viewport(), Qt::LeftButton, {}, at);
    QTest::mouseMove(area.viewport(), at + QPoint(60, 0));
    QTest::mouseRelease(area.viewport(), Qt::LeftButton, {}, at + QPoint(60, 0));

    EXPECT_LT(document().view().visible.begin, before.begin);
    EXPECT_EQ(document().view().visible.length(), before.length());
    EXPECT_FALSE(document().selection());
}

TEST_F(Window, MovesTheCursorFromTheRuler)
{
    TimelineArea& area = part<TimelineArea>();
    const core::Rect ruler = area.diagram().ruler;
    const QPoint at = middleOf(ruler);

    QTest::mouseClick(area.viewport(), Qt::LeftButton, {}, at);

    ASSERT_TRUE(document().cursor());
    EXPECT_LE(document().run()->recording->timeOf(*document().cursor()),
              area.diagram().scale->timeAt(at.x()));
}

TEST_F(Window, ShowsOneStateWhenTheLegendIsClicked)
{
    const core::LegendEntry entry = part<TimelineArea>().diagram().legend.front();

    QTest::mouseClick(part<TimelineArea>().viewport(), Qt::LeftButton, {}, middleOf(entry.rect));

    EXPECT_EQ(document().view().only, std::set{entry.state});
}

TEST_F(Window, GoesToTheStepWhoseRowIsClicked)
{
    open("race");
    TraceTable& table = part<TraceTable>();

    QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                      table.visualRect(table.model().index(2, 1)).center());

    EXPECT_EQ(document().cursor(), table.model().row(2).event);
    EXPECT_EQ(table.currentRow(), 2);
}

TEST_F(Window, RunsWhatIsTyped)
{
    CodeEdit& edit = part<CodeEdit>();
    edit.setFocus();
    edit.setCursorPosition(edit.lines() - 1, 0);

    QTest::keyClicks(&edit, "print(7)");

    ASSERT_TRUE(waitForRun(document()));
    EXPECT_TRUE(document().isModified());
    EXPECT_TRUE(document().run()->recording->info().output.ends_with("7\n"));
    document().revert();
}

TEST_F(Window, LeavesLettersToTheEditorThatHasTheFocus)
{
    const core::Interval before = document().view().visible;
    CodeEdit& edit = part<CodeEdit>();
    edit.setFocus();

    QTest::keyClicks(&edit, "w");

    EXPECT_EQ(document().view().visible, before);
    EXPECT_TRUE(document().text().startsWith('w'));
    document().revert();
}

TEST_F(Window, PlaysToTheEnd)
{
    window.player().setSpeed(20);
    part<TimelineArea>().setFocus();
    for (int i = 0; i < 10 && document().cursor() != lastMoment(*document().run()->recording); ++i) {
        key(Qt::Key_Space); // It stops at each note.
        EXPECT_TRUE(window.player().isPlaying());
        ASSERT_TRUE(waitUntil([&] { return !window.player().isPlaying(); }));
    }

    EXPECT_EQ(document().cursor(), lastMoment(*document().run()->recording));
}

TEST_F(Window, ChangesTheMachineWhileASliderMoves)
{
    QSlider* cores = nullptr;
    for (QSlider* slider : window.findChildren<QSlider*>()) {
        if (slider->accessibleName() == "Cores")
            cores = slider;
    }
    ASSERT_NE(cores, nullptr);

    cores->setValue(3);

    ASSERT_TRUE(waitUntil([&] { return document().run()->options.settings.cores == 4; }));
    EXPECT_EQ(document().overrides().at("cores"), "4");
}

TEST_F(Window, OpensTheLessonThatIsClicked)
{
    QTreeWidget& tree = part<QTreeWidget>();
    QTreeWidgetItem* last = tree.topLevelItem(tree.topLevelItemCount() - 1);
    QTreeWidgetItem* lesson = last->child(last->childCount() - 1);
    tree.scrollToItem(lesson);

    tree.scrollToItem(lesson);
    QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualItemRect(lesson).center());

    EXPECT_EQ(document().title(), lesson->text(0));
}

TEST_F(Window, ChangesBetweenItsTwoArrangements)
{
    open("race");

    key(Qt::Key_2, Qt::ControlModifier);
    EXPECT_EQ(document().view().axis, core::Axis::Steps);
    EXPECT_TRUE(part<TraceTable>().isLarge());

    key(Qt::Key_1, Qt::ControlModifier);
    EXPECT_EQ(document().view().axis, core::Axis::Time);
    EXPECT_FALSE(part<TraceTable>().isLarge());
}

TEST_F(Window, HasNoKeyTwice)
{
    std::set<QString> seen;
    for (const QAction* each : window.actions()) {
        for (const QKeySequence& sequence : each->shortcuts())
            EXPECT_TRUE(seen.insert(sequence.toString()).second) << sequence.toString().toStdString();
    }
}

TEST_F(Window, NamesEveryControl)
{
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisible())
            continue;
        const QAccessibleInterface* spoken =
            QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        ASSERT_NE(spoken, nullptr);
        const bool container = widget->inherits("QScrollArea") || widget->inherits("QTextControl");
        EXPECT_TRUE(container || !spoken->text(QAccessible::Name).isEmpty())
            << widget->metaObject()->className();
    }
}

TEST_F(Window, FitsASmallScreen)
{
    window.resize(1024, 700);
    QTest::qWait(20);

    EXPECT_EQ(window.size(), QSize(1024, 700));
    EXPECT_GE(part<TimelineArea>().parentWidget()->height(), 260);
    EXPECT_TRUE(action("drawer")->isVisible());
}

TEST_F(Window, ShowsNotesAndNarrationWholeHoweverNarrow)
{
    for (const int width : {1440, 1000}) {
        window.resize(width, 700);
        open("convoy");
        auto& narration = part<NarrationPanel>();
        const auto notes = narration.findChildren<QAbstractButton*>();
        const auto* scroll = narration.findChild<QScrollArea*>();
        ASSERT_FALSE(notes.empty());
        QTest::qWait(1);
        for (const QAbstractButton* note : notes)
            EXPECT_GE(note->height(), note->heightForWidth(note->width())) << note->text().toStdString();
        EXPECT_EQ(scroll->widget()->width(), scroll->viewport()->width());
    }
}
