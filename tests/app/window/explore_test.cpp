#include "tests/app/window/opened_window.h"

#include "app/editor/code_edit.h"
#include "app/editor/editor_panel.h"
#include "app/explore/choices_view.h"
#include "app/explore/graph_view.h"
#include "app/explore/interleaving_slider.h"
#include "app/explore/scheduler_panel.h"
#include "app/panels/finding_card.h"
#include "app/panels/granularity_table.h"
#include "app/panels/outcomes_panel.h"
#include "app/panels/tag.h"
#include "app/trace/trace_table.h"
#include "core/explore/state_map.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QTimer>
#include <QToolButton>

using namespace app;
using app::test::waitUntil;

namespace {

class Exploring : public app::test::OpenedWindow {
protected:
    void openRace()
    {
        open("race");
        key(Qt::Key_2, Qt::ControlModifier);
        ASSERT_TRUE(waitUntil([&] { return document().exploration() != nullptr; }));
        QTest::qWait(20);
    }
    std::vector<OutcomeRow*> rows()
    {
        std::vector<OutcomeRow*> all;
        for (OutcomeRow* row : window.findChildren<OutcomeRow*>())
            if (row->isVisible())
                all.push_back(row);
        return all;
    }
    /// Asks an outcome's row for its menu and takes an entry, or one of the menu behind it.
    void take(OutcomeRow* row, const QString& entry, const QString& below = {})
    {
        bool found = false;
        QTimer::singleShot(0, &window, [&] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            ASSERT_NE(menu, nullptr);
            QList<QAction*> actions = menu->actions();
            for (QAction* action : menu->actions())
                if (action->text() == entry && action->menu() != nullptr && action->isEnabled())
                    actions = action->menu()->actions();
            for (QAction* action : actions)
                if (action->text() == (below.isEmpty() ? entry : below) && action->isEnabled()) {
                    found = true;
                    action->trigger();
                }
            menu->close();
        });
        QContextMenuEvent asks(QContextMenuEvent::Mouse, QPoint(20, 20), row->mapToGlobal(QPoint(20, 20)));
        QApplication::sendEvent(row, &asks);
        EXPECT_TRUE(found) << entry.toStdString();
    }
    void takeOver()
    {
        key(Qt::Key_T);
        ASSERT_TRUE(waitUntil([&] { return choices() != 0; }));
    }
    /// The buttons of threads that can go on.
    std::vector<ChoiceButton*> buttons()
    {
        std::vector<ChoiceButton*> all;
        for (ChoiceButton* button : window.findChildren<ChoiceButton*>())
            if (button->isVisible() && button->isEnabled())
                all.push_back(button);
        return all;
    }
    std::size_t choices() { return buttons().size(); }
    std::string schedule()
    {
        const auto run = document().run();
        return run->schedule ? core::format(*run->schedule) : std::string();
    }
    /// Presses a thread's number key until there is another schedule.
    void press(Qt::Key number)
    {
        const std::string before = schedule();
        key(number);
        ASSERT_TRUE(waitUntil([&] { return schedule() != before; })) << before;
        QTest::qWait(20);
    }
};

} // namespace

TEST_F(Exploring, ShowsTheStatesAndLightsTheOneAtTheCursor)
{
    openRace();
    key(Qt::Key_R);
    auto& graph = part<GraphView>();
    ASSERT_TRUE(waitUntil([&] { return !graph.picture().nodes.empty(); }));
    ASSERT_EQ(graph.graph().nodes.size(), graph.picture().nodes.size());

    // A click on the outcome that keeps both updates replays it.
    std::size_t box = 0;
    for (std::size_t i = 0; i < graph.graph().nodes.size(); ++i)
        if (const auto outcome = graph.graph().nodes[i].outcome)
            if (document().exploration()->outcomes[*outcome].grade == "right")
                box = i;
    const core::Rect& place = graph.picture().nodes[box];
    const core::Rect scaled{place.x * graph.scale(), place.y * graph.scale(), place.width * graph.scale(),
                            place.height * graph.scale()};
    QTest::mouseClick(graph.widget(), Qt::LeftButton, {}, middleOf(scaled));
    ASSERT_TRUE(waitUntil([&] { return document().run()->schedule.has_value(); }));
    EXPECT_TRUE(document().run()->recording->info().output.ends_with("2\n"));

    ASSERT_TRUE(waitUntil([&] { return !graph.graph().passed.empty(); }));
    EXPECT_EQ(graph.graph().passed.front(), 0U);
    EXPECT_TRUE(graph.graph().nodes[graph.graph().passed.back()].outcome);
    key(Qt::Key_Home);
    EXPECT_EQ(choicesTaken(*document().run(), document().cursor()), 0U);
    key(Qt::Key_End);
    EXPECT_EQ(choicesTaken(*document().run(), document().cursor()), document().run()->ways().choices.size());
}

TEST_F(Exploring, GoesTheOtherWayWhereItsCardIsClicked)
{
    openRace();
    key(Qt::Key_R);
    document().follow(document().exploration()->outcomes[0].schedule);
    auto& view = part<ChoicesView>();
    ASSERT_TRUE(waitUntil([&] { return document().run()->schedule && !view.picture().branches.empty(); }));
    const core::Branch branch = view.picture().branches.front();
    const std::string before = schedule();

    QTest::mouseClick(view.widget(), Qt::LeftButton, {}, middleOf(branch.rect));

    ASSERT_TRUE(waitUntil([&] { return schedule() != before; }));
    EXPECT_EQ(document().run()->ways().choices[branch.position], branch.choice);
    EXPECT_EQ(choicesTaken(*document().run(), document().cursor()), branch.position + 1);
    EXPECT_NE(document().run()->recording->info().outcome.kind, core::OutcomeKind::Limit);
}

TEST_F(Exploring, LetsThePersonScheduleWithNumberKeysAndUndo)
{
    openRace();
    key(Qt::Key_Home);
    takeOver();
    ASSERT_EQ(choices(), 1U); // Main sets the lesson up.
    press(Qt::Key_0);
    ASSERT_TRUE(waitUntil([&] { return choices() == 2; }));
    press(Qt::Key_1);
    press(Qt::Key_2);
    EXPECT_EQ(schedule(), "0 1 2");
    EXPECT_TRUE(part<SchedulerPanel>().isVisible());
    EXPECT_TRUE(part<TraceTable>().isVisible()); // The steps so far, though nobody has written yet.
    EXPECT_EQ(document().run()->trace.rows.size(), 3U);

    key(Qt::Key_Backspace);
    EXPECT_TRUE(waitUntil([&] { return schedule() == "0 1"; }));
    key(Qt::Key_7); // There is no thread 7.
    QTest::qWait(50);
    EXPECT_EQ(schedule(), "0 1");
    QTest::mouseClick(buttons().back(), Qt::LeftButton);
    EXPECT_TRUE(waitUntil([&] { return schedule() == "0 1 2"; }));
    action("simulate")->trigger();
    EXPECT_TRUE(waitUntil([&] { return !document().run()->schedule; }));
}

TEST_F(Exploring, AwardsStarsForAGoalThatIsReached)
{
    openRace();
    key(Qt::Key_Home);
    takeOver();
    auto* goals = named<QComboBox>("Goal");
    ASSERT_NE(goals, nullptr);
    int lost = -1;
    for (int i = 1; i < goals->count(); ++i)
        if (goals->itemText(i).contains("counter = 1"))
            lost = i;
    ASSERT_GT(lost, 0);
    goals->setCurrentIndex(lost);
    Q_EMIT goals->activated(lost);
    const auto said = [&](const QString& words) {
        for (const QLabel* label : part<SchedulerPanel>().findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(words))
                return true;
        return false;
    };
    const auto found = document().exploration();
    for (const core::Choice& choice : found->outcomes[static_cast<std::size_t>(lost) - 1].schedule.choices)
        press(static_cast<Qt::Key>(Qt::Key_0 + choice.number));
    EXPECT_TRUE(waitUntil([&] { return said(QString(3, QChar(0x2605))); }));
}

TEST_F(Exploring, RefusesAScheduleThatDoesNotFitAndSaysWhere)
{
    openRace();
    key(Qt::Key_Home);
    takeOver();
    auto* text = named<QLineEdit>("Schedule");
    ASSERT_NE(text, nullptr);
    text->setFocus();
    text->setText("0 1 zwei");
    QTest::keyClick(text, Qt::Key_Return);
    EXPECT_EQ(document().message().kind, MessageKind::Error);
    EXPECT_TRUE(document().message().text.contains("zwei"));

    text->setText("0 9 9");
    QTest::keyClick(text, Qt::Key_Return);
    EXPECT_TRUE(waitUntil([&] { return document().message().text.contains("'9'"); }));
    EXPECT_TRUE(waitUntil([&] { return document().run() != nullptr && !document().run()->schedule; }));
}

TEST_F(Exploring, KeepsAScheduleInTheLesson)
{
    openRace();
    key(Qt::Key_Home);
    takeOver();
    press(Qt::Key_0);
    press(Qt::Key_1);
    for (QPushButton* button : part<SchedulerPanel>().findChildren<QPushButton*>())
        if (button->text() == "Copy" || button->text() == "Keep")
            QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), "0 1");
    EXPECT_TRUE(document().text().contains("schedule(\"mine "));
    ASSERT_TRUE(waitUntil([&] {
        const auto& stored = document().run()->program->declarations().schedules;
        return !stored.empty() && stored.back().text == "0 1";
    }));
}

TEST_F(Exploring, SlidesFromTheFirstInterleavingToTheLast)
{
    openRace();
    key(Qt::Key_R);
    auto* slider = named<QSlider>("Interleaving, from the first to the last");
    ASSERT_NE(slider, nullptr);
    ASSERT_EQ(slider->maximum(), 19);
    for (const int place : {0, 7, 19}) {
        slider->setValue(place == 0 ? 1 : 0);
        QTest::qWait(30);
        slider->setValue(place);
        const auto& map = *document().exploration()->map;
        EXPECT_TRUE(waitUntil([&] {
            return document().run()->schedule
                && map.numberOf(document().run()->ways().choices) == std::to_string(place + 1);
        })) << place;
    }
}

TEST_F(Exploring, MarksTheLinesThatRaceAndLeadsToThem)
{
    openRace();
    Tag* races = nullptr;
    for (Tag* tag : part<EditorPanel>().findChildren<Tag*>())
        if (tag->text().contains("race"))
            races = tag;
    ASSERT_NE(races, nullptr);
    EXPECT_TRUE(races->isVisible());
    QTest::mouseClick(races, Qt::LeftButton);
    int line = 0;
    int column = 0;
    part<CodeEdit>().getCursorPosition(&line, &column);
    EXPECT_TRUE(part<CodeEdit>().text(line).contains("counter"));
}

TEST_F(Exploring, SaysWhatAFixHasChanged)
{
    open("race");
    const QString broken = document().text();
    key(Qt::Key_2, Qt::ControlModifier);
    ASSERT_TRUE(waitUntil([&] { return document().exploration() != nullptr; }));
    QTest::qWait(20);
    QString mended = broken;
    mended.replace("    counter += 1", "    with lock:\n        counter += 1");
    mended.replace("counter = 0\n", "counter = 0\nlock = Lock()\n");
    mended.replace("from threading import Thread", "from threading import Lock, Thread");
    ASSERT_NE(mended, broken);

    part<CodeEdit>().setText(mended);

    const auto said = [&] {
        for (const FindingCard* card : part<OutcomesPanel>().findChildren<FindingCard*>())
            if (card->isVisible() && card->accessibleName().contains("2 outcomes became 1"))
                return true;
        return false;
    };
    EXPECT_TRUE(waitUntil(said)) << document().whyNothingRan().toStdString();
}

TEST_F(Exploring, ReplaysAnyInterleavingOfAnOutcome)
{
    openRace();
    const core::ExploredOutcome lost = document().exploration()->outcomes.front();
    std::set<std::string> seen;

    for (int i = 0; i < 8; ++i) {
        const auto before = document().run();
        take(rows().front(), "Replay a random one");
        ASSERT_TRUE(waitUntil([&] { return document().run() != before; }));
        QTest::qWait(20);
        EXPECT_EQ(document().run()->recording->info().globals, lost.globals);
        seen.insert(schedule());
    }

    EXPECT_GT(seen.size(), 2U); // Of 18.
}

TEST_F(Exploring, ShowsAnOutcomeInTheGraph)
{
    openRace();
    const auto second = document().exploration()->outcomes[1];
    auto& graph = part<GraphView>();
    ASSERT_FALSE(graph.isVisible());

    take(rows()[1], "Show in graph");

    ASSERT_TRUE(waitUntil([&] { return graph.isVisible() && schedule() == core::format(second.schedule); }));
    ASSERT_TRUE(waitUntil([&] {
        return !graph.graph().passed.empty()
            && graph.graph().nodes[graph.graph().passed.back()].outcome == 1U;
    }));
    EXPECT_EQ(choicesTaken(*document().run(), document().cursor()), second.schedule.choices.size());
}

TEST_F(Exploring, KeepsAnOutcomeAsAnExpectationOfTheLesson)
{
    write(R"(from threading import Thread

count = 0
def add():
    global count
    count += 1
threads = [Thread(target=add) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
)");
    key(Qt::Key_2, Qt::ControlModifier);
    ASSERT_TRUE(waitUntil([&] { return document().exploration() != nullptr && rows().size() == 2; }));
    const QString before = document().text();

    take(rows().front(), "Keep as expectation", "Wrong");

    EXPECT_TRUE(document().text().contains(
        "from interleave import expect\nexpect(\"count = 1\", \"wrong\", count=1)\n"))
        << document().text().toStdString();
    ASSERT_TRUE(waitUntil([&] {
        const auto found = document().exploration();
        return found != nullptr && found->outcomes.front().grade == "wrong";
    }));
    EXPECT_EQ(document().exploration()->outcomes.front().name, "count = 1");
    part<CodeEdit>().undo();
    EXPECT_EQ(document().text(), before);
}

TEST_F(Exploring, ExportsThePictureOfTheOutcomes)
{
    openRace();
    QString chosen;
    QTimer::singleShot(100, &window, [&] {
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        ASSERT_NE(dialog, nullptr);
        chosen = dialog->findChild<QComboBox*>("Picture")->currentText();
        dialog->reject();
    });

    QTest::mouseClick(named<QToolButton>("Export a picture of the outcomes"), Qt::LeftButton);

    EXPECT_EQ(chosen, "Outcomes");
}

TEST_F(Exploring, DrawsTheGraphOfALessonThatIsNotExploredByItself)
{
    write(R"(from threading import Thread
n = 0
def add(k):
    global n
    for _ in range(3):
        n += k
threads = [Thread(target=add, args=(k,)) for k in (1, 10, 100)]
for t in threads: t.start()
for t in threads: t.join()
n = n % 2
)");
    key(Qt::Key_2, Qt::ControlModifier);
    key(Qt::Key_R);
    auto& graph = part<GraphView>();
    ASSERT_EQ(document().exploration(), nullptr);

    action("explore")->trigger();

    ASSERT_TRUE(waitUntil([&] { return document().exploration() != nullptr; }));
    EXPECT_GT(document().exploration()->states, 20'000U);
    ASSERT_NE(document().exploration()->map, nullptr) << document().whyNoMap().toStdString();
    ASSERT_TRUE(waitUntil([&] { return !graph.picture().nodes.empty(); }));
    EXPECT_TRUE(graph.words().contains("undecided")) << graph.words().toStdString();
}

TEST_F(Exploring, TellsWhereThreadsMayChange)
{
    openRace();
    auto& table = part<GranularityTable>();

    ASSERT_TRUE(waitUntil([&] { return table.isVisible() && table.rows().size() == 4; }));
    EXPECT_EQ(table.rows()[0].interleavings, "20");
    EXPECT_EQ(table.rows()[0].right, "2");
    EXPECT_EQ(table.rows()[1].interleavings, "6");
    EXPECT_EQ(table.rows()[2].interleavings, "2");
    EXPECT_TRUE(table.sentence().contains("cannot happen"));
    EXPECT_GT(table.height(), 150);
}
