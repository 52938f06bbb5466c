#include "tests/app/window/opened_window.h"

#include "app/compare/compare_page.h"
#include "app/editor/code_edit.h"
#include "app/editor/thread_lines.h"
#include "app/figures/figures_view.h"
#include "app/models/figures_model.h"
#include "app/panels/finding_card.h"
#include "app/panels/outcomes_panel.h"
#include "app/panels/output_panel.h"
#include "app/panels/setting_row.h"
#include "app/panels/why_panel.h"
#include "app/queues/queues_view.h"

#include <QAbstractButton>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QTimer>

using namespace app;
using app::test::waitForRun;
using app::test::waitUntil;

namespace {

class Panels : public app::test::OpenedWindow {
protected:
    void turnTo(const QString& page)
    {
        auto* pages = named<QComboBox>("Page");
        ASSERT_GE(pages->findText(page), 0) << page.toStdString();
        pages->setCurrentIndex(pages->findText(page));
        Q_EMIT pages->activated(pages->currentIndex());
    }
};

const char* const kFeedback = "from interleave import at, machine, work\n"
                              "machine(cores=1, policy='mlfq', runtime='native', op_cost=0)\n"
                              "at(0, work, 30, name='A')\nat(1, work, 30, name='B')\n";

} // namespace

TEST_F(Panels, ReplayTheOutcomeThatIsClicked)
{
    open("race");
    key(Qt::Key_2, Qt::ControlModifier);
    ASSERT_TRUE(waitUntil([&] { return document().exploration() != nullptr; }));
    QTest::qWait(20);
    OutcomeRow* kept = nullptr;
    for (OutcomeRow* row : window.findChildren<OutcomeRow*>()) {
        if (row->isVisible() && row->accessibleName().contains("counter = 2"))
            kept = row;
    }
    ASSERT_NE(kept, nullptr);

    QTest::mouseClick(kept, Qt::LeftButton, {}, QPoint(20, 20));

    ASSERT_TRUE(waitUntil([&] { return document().run()->schedule.has_value(); }));
    EXPECT_TRUE(document().run()->recording->info().output.ends_with("2\n"));
    action("simulate")->trigger();
    EXPECT_TRUE(waitUntil([&] { return !document().run()->schedule; }));
}

TEST_F(Panels, ShowBothTablesOfTheTalk)
{
    open("race");
    auto* schedules = named<QComboBox>("Interleaving");
    ASSERT_NE(schedules, nullptr);
    const std::pair<const char*, const char*> tables[] = {{"lost", "0 0 0 0 0 1 1"},
                                                          {"kept", "0 0 0 1 1 1 2"}};
    for (const auto& [name, values] : tables) {
        const int index = schedules->findText(QString::fromLatin1(name));
        ASSERT_GE(index, 0);
        schedules->setCurrentIndex(index);
        Q_EMIT schedules->activated(index);
        const auto shown = [&] {
            std::string text;
            for (const core::TraceRow& row : document().run()->trace.rows)
                text += (text.empty() ? "" : " ") + row.values.front();
            return text;
        };
        EXPECT_TRUE(waitUntil([&] { return document().run()->schedule && shown() == values; })) << shown();
    }
}

TEST_F(Panels, CopyTheScheduleOfAnOutcome)
{
    open("race");
    key(Qt::Key_2, Qt::ControlModifier);
    const auto first = [this]() -> OutcomeRow* {
        for (OutcomeRow* row : window.findChildren<OutcomeRow*>())
            if (row->isVisible())
                return row;
        return nullptr;
    };
    ASSERT_TRUE(waitUntil([&] { return first() != nullptr; }));
    QTimer::singleShot(0, [] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        ASSERT_NE(menu, nullptr);
        for (QAction* action : menu->actions())
            if (action->text() == "Copy schedule")
                action->trigger();
        menu->close();
    });

    QContextMenuEvent asks(QContextMenuEvent::Mouse, QPoint(20, 20), first()->mapToGlobal(QPoint(20, 20)));
    QApplication::sendEvent(first(), &asks);

    const std::string copied = QGuiApplication::clipboard()->text().toStdString();
    EXPECT_EQ(copied, core::format(document().exploration()->outcomes.front().schedule));
}

TEST_F(Panels, AddTheLockThatAFindingAsksForAndCompare)
{
    open("race");
    key(Qt::Key_2, Qt::ControlModifier);
    const auto button = [this]() -> QPushButton* {
        for (QPushButton* each : window.findChildren<QPushButton*>())
            if (each->isVisible() && each->text() == "Add the lock and compare")
                return each;
        return nullptr;
    };
    ASSERT_TRUE(waitUntil([&] { return button() != nullptr; }));
    const QString before = document().text();

    QTest::mouseClick(button(), Qt::LeftButton);

    EXPECT_TRUE(document().text().contains("with "));
    const auto says = [this](const QString& words) {
        for (FindingCard* card : window.findChildren<FindingCard*>())
            if (card->isVisible() && card->accessibleName().contains(words))
                return true;
        return false;
    };
    EXPECT_TRUE(waitUntil([&] { return says("Mended") && says("2 outcomes became 1"); }));
    EXPECT_EQ(button(), nullptr);

    part<CodeEdit>().undo();

    EXPECT_EQ(document().text(), before);
}

TEST_F(Panels, AwaitACallThatHoldsTheLoopUpAndCompare)
{
    open("blocking-call");
    ASSERT_EQ(document().run()->times->blocking.size(), 1U);
    const auto before = document().run();
    document().select(before->times->blocking[0].cause);
    const auto card = [this]() -> FindingCard* {
        for (FindingCard* each : window.findChildren<FindingCard*>())
            if (each->isVisible() && each->accessibleName().contains("Blocks the event loop"))
                return each;
        return nullptr;
    };
    ASSERT_NE(card(), nullptr);
    EXPECT_TRUE(card()->accessibleName().contains("io(45) in Task-4 (line 45) does not await."));
    EXPECT_TRUE(card()->accessibleName().contains("2 wake-ups come late, the latest by 40.16"));
    EXPECT_TRUE(card()->accessibleName().contains("Cure: await aio(45), or asyncio.to_thread."));

    QTest::mouseClick(card()->findChild<QPushButton*>(), Qt::LeftButton);

    EXPECT_TRUE(document().text().contains("        await aio(45)\n"));
    EXPECT_TRUE(part<ComparePage>().isVisible());
    EXPECT_TRUE(
        waitUntil([&] { return document().run() != before && document().run()->times->blocking.empty(); }));
    const auto says = [this](const QString& words) {
        for (QLabel* each : window.findChildren<QLabel*>())
            if (each->isVisible() && each->text().contains(words))
                return true;
        return false;
    };
    EXPECT_TRUE(says("A call that blocks, changed takes 60.87"));
    part<CodeEdit>().undo();
    EXPECT_EQ(document().text().toStdString(), before->program->source());
}

TEST_F(Panels, SayWhichDeviceServesAThreadAndSinceWhen)
{
    open("disk-queue");
    const auto& lane = document().run()->times->threads[2];
    const auto blocked = lane.cause(lane.at(lane.whole().begin));
    ASSERT_TRUE(blocked);

    const auto what = explain(*document().run(), *blocked);

    ASSERT_TRUE(what);
    QStringList facts;
    for (const Fact& fact : what->facts)
        facts << fact.label + ": " + fact.text;
    EXPECT_TRUE(facts.contains("Device: disk")) << facts.join("; ").toStdString();
    EXPECT_FALSE(facts.filter("after 10").filter("in its queue").empty()) << facts.join("; ").toStdString();
}

TEST_F(Panels, SayWhoMadeRoomAtADeviceThatServesSeveralAtOnce)
{
    write("from interleave import io, machine\nfrom threading import Thread\n"
          "machine(cores=4, runtime='native', op_cost=0, thread_start=0, devices={'disk': 2})\n"
          "for name, ms in ('A', 10), ('B', 4), ('C', 9), ('D', 2):\n"
          "    Thread(target=io, args=(ms, 'disk'), name=name).start()\n");
    const auto factsOf = [&](std::size_t thread) {
        const auto& lane = document().run()->times->threads[thread];
        const auto what = explain(*document().run(), *lane.cause(lane.at(core::Instant{})));
        QStringList facts;
        for (const Fact& fact : what ? what->facts : std::vector<Fact>())
            if (fact.label == "In the queue" || fact.label == "Served" || fact.label == "Room made by")
                facts << fact.label + ": "
                        + (fact.thread ? threadName(*document().run(), *fact.thread) + " " : QString())
                        + fact.text;
        return facts.join("; ").replace(QChar(0x2009), ' ').toStdString();
    };

    EXPECT_EQ(factsOf(2), "Served: at once");
    EXPECT_EQ(factsOf(3),
              "In the queue: alone, first; Served: from 4 ms, after 4 ms in its queue; "
              "Room made by: B which was done");
    EXPECT_EQ(factsOf(4),
              "In the queue: 1 before it; Served: from 10 ms, after 10 ms in its queue; "
              "Room made by: A which was done");
}

TEST_F(Panels, SayWhyTheSelectedBoxIsInItsState)
{
    const core::LaneRow lane = row(core::LaneKind::Thread, 2);
    QTest::mouseClick(part<TimelineArea>().viewport(), Qt::LeftButton, {}, middleOf(lane.body));

    const auto what = explain(*document().run(), *document().selection());
    ASSERT_TRUE(what);
    EXPECT_TRUE(what->title.startsWith("Client 2"));
    EXPECT_FALSE(what->facts.empty());
    // Each fact that leads somewhere goes there.
    QAbstractButton* link = nullptr;
    EXPECT_TRUE(waitUntil([&] {
        for (QAbstractButton* each : part<WhyPanel>().findChildren<QAbstractButton*>()) {
            if (each->inherits("app::Link") && each->isVisible() && each->focusPolicy() == Qt::TabFocus)
                link = each;
        }
        return link != nullptr;
    }));
    ASSERT_NE(link, nullptr);
    const Moment before = document().cursor();
    QTest::mouseClick(link, Qt::LeftButton);
    EXPECT_TRUE(document().cursor() != before || part<CodeEdit>().hasFocus());
}

TEST_F(Panels, GoToThePrintThatIsClicked)
{
    document().toEnd();
    auto& output = part<OutputView>();

    QTest::mouseClick(output.viewport(), Qt::LeftButton, {}, QPoint(60, 14));

    ASSERT_TRUE(document().cursor());
    const core::Event at = document().run()->recording->event(*document().cursor());
    const auto* step = std::get_if<core::Stepped>(&at.what);
    ASSERT_NE(step, nullptr);
    EXPECT_EQ(step->kind, core::StepKind::Output);
}

TEST_F(Panels, ChangeTheRunByEveryControlOfTheMachine)
{
    for (SettingRow* row : window.findChildren<SettingRow*>()) {
        auto* slider = row->findChild<QSlider*>();
        auto* combo = row->findChild<QComboBox*>();
        const std::string& name = row->choice().name;
        if (row->choice().problem) // A list; see TakeAListOnlyWhenItIsOne.
            continue;
        const bool usable = slider != nullptr ? slider->isEnabled() : combo->isEnabled();
        if (!usable || name == "threads")
            continue;
        if (slider != nullptr) {
            slider->setValue(slider->value() > slider->minimum() ? slider->minimum() : slider->minimum() + 1);
        } else {
            const int other = (combo->currentIndex() + 1) % combo->count();
            combo->setCurrentIndex(other);
            Q_EMIT combo->activated(other);
        }
        EXPECT_TRUE(document().overrides().contains(name)) << name;
        ASSERT_TRUE(waitUntil([&] { return !document().isRunning(); })) << name;
        document().clearOverrides();
    }
    EXPECT_TRUE(waitForRun(document()));
}

TEST_F(Panels, SayWhichSettingsChangeNothing)
{
    const auto* interval = named<QSlider>("Switch interval");
    ASSERT_NE(interval, nullptr);
    EXPECT_FALSE(interval->isEnabled()) << "the lesson's runtime is native";

    document().setOverride("runtime", "cpython-3.12");
    ASSERT_TRUE(waitUntil([&] { return document().run()->options.settings.hasGil(); }));

    EXPECT_TRUE(interval->isEnabled());
}

TEST_F(Panels, RefuseAValueOutOfRangeAndKeepWhatWasTyped)
{
    auto* value = named<QLineEdit>("Cores, value");
    ASSERT_NE(value, nullptr);
    value->setFocus();
    value->setText("0");
    QTest::keyClick(value, Qt::Key_Return);

    EXPECT_TRUE(value->property("wrong").toBool());
    EXPECT_EQ(value->text(), "0");
    EXPECT_TRUE(value->toolTip().contains("setting cores takes 1 to 64"));
    EXPECT_TRUE(document().overrides().empty());
}

TEST_F(Panels, SetAParameterAndTheSettingOfTheSameNameEachByItsOwnRow)
{
    open("parallel");
    const auto row = [&](const std::string& name) {
        for (SettingRow* each : window.findChildren<SettingRow*>())
            if (each->choice().name == name)
                return each->findChild<QLineEdit*>();
        return static_cast<QLineEdit*>(nullptr);
    };
    const auto type = [&](QLineEdit* edit, const QString& text) {
        ASSERT_NE(edit, nullptr);
        edit->setText(text);
        Q_EMIT edit->editingFinished();
    };

    type(row("param.cores"), "3");
    EXPECT_TRUE(row("param.cores")->toolTip().contains("from 1 to 2"));
    type(row("param.cores"), "2");
    ASSERT_TRUE(waitUntil([&] { return document().run()->options.settings.cores == 2; }));

    type(row("cores"), "4");
    EXPECT_TRUE(waitUntil([&] { return document().run()->options.settings.cores == 4; }));
    EXPECT_EQ(document().run()->options.parameters.at("cores"), 2);
}

TEST_F(Panels, TakeAListOnlyWhenItIsOne)
{
    auto* quanta = named<QLineEdit>("Quanta, value");
    ASSERT_NE(quanta, nullptr);

    quanta->setText("10ms, soon");
    Q_EMIT quanta->editingFinished();
    EXPECT_TRUE(document().overrides().empty());
    EXPECT_EQ(quanta->text(), "10ms, soon");
    EXPECT_TRUE(quanta->toolTip().contains("quanta"));

    quanta->setText("5 ms, 10 ms, 20 ms");
    Q_EMIT quanta->editingFinished();
    EXPECT_EQ(document().overrides().at("quanta"), "5ms,10ms,20ms");
}

TEST_F(Panels, ShowWhatTheSchedulerKeepsAtTheCursor)
{
    write(kFeedback);
    turnTo("Scheduler");
    const core::Recording& recording = *document().run()->recording;
    core::EventId later{0};
    while (recording.timeOf(later) < core::Instant{std::chrono::milliseconds(15)})
        later = core::EventId{later.index() + 1};
    document().setCursor(later);

    auto& view = part<QueuesView>();
    const core::Instant now = recording.timeOf(later);
    ASSERT_TRUE(waitUntil([&] { return view.queues() && view.queues()->when == now; }));
    ASSERT_FALSE(view.queues()->threads.empty());
    EXPECT_EQ(view.queues()->threads.front().kept.front().name, "level");
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(20, 40));
    EXPECT_TRUE(document().selection());
}

TEST_F(Panels, ShowTheFiguresOfEachThread)
{
    write(kFeedback);
    turnTo("Figures");

    const FiguresModel& model = part<FiguresView>().model();
    ASSERT_EQ(model.rowCount(), 5); // MainThread, A, B, average, worst.
    const auto cell = [&](int row, const QString& column) {
        for (int i = 0; i < model.columnCount(); ++i)
            if (model.headerData(i, Qt::Horizontal, Qt::DisplayRole) == column)
                return model.index(row, i).data().toString().remove(QChar(0x2009));
        return QString("no column");
    };
    // A 10 ms, B 10 ms, then by 20 ms: A ends at 40, B at 60.
    EXPECT_EQ(cell(1, "Turnaround"), "40ms");
    EXPECT_EQ(cell(2, "Turnaround"), "59ms");
    EXPECT_EQ(cell(3, "Turnaround"), "49.5ms");
    EXPECT_EQ(cell(4, "Turnaround"), "59ms");

    auto* tables = named<QComboBox>("Figures of");
    tables->setCurrentIndex(tables->findText("Cores"));
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(cell(0, "Busy"), "60ms");
}

TEST_F(Panels, GiveNoAverageOfWhatNobodyHas)
{
    write(QString::fromLatin1(kFeedback) + "from interleave import until\nuntil(20)\n");
    turnTo("Figures");

    const FiguresModel& model = part<FiguresView>().model();
    QHash<QString, QString> average;
    for (int i = 0; i < model.columnCount(); ++i)
        average[model.headerData(i, Qt::Horizontal, Qt::DisplayRole).toString()] =
            model.index(3, i).data().toString();

    EXPECT_EQ(average.value("Turnaround"), "");
    EXPECT_NE(average.value("Response"), "");
}

TEST_F(Panels, KeepTheFormerRunAsAGhostForAWhileAfterAChange)
{
    const auto before = document().run();
    document().setOverride("cores", "1");
    ASSERT_TRUE(waitUntil([&] { return document().run() != before; }));

    EXPECT_EQ(document().formerRun(), before);
    const auto& shapes = part<TimelineArea>().diagram().shapes;
    EXPECT_TRUE(std::ranges::any_of(shapes, [](const core::Shape& shape) {
        const auto* outline = std::get_if<core::Outline>(&shape);
        return outline != nullptr && outline->role == core::Role::ControlBorder;
    }));
    open("race");
    EXPECT_EQ(document().formerRun(), nullptr);
}

TEST_F(Panels, MarkEachThreadsLineInTheEditor)
{
    open("race");
    document().stepForward(Stride::Step);
    document().stepForward(Stride::Step);
    document().stepForward(Stride::Step);

    const auto lines = threadLines(*document().run(), document().cursor());

    ASSERT_GE(lines.size(), 2U);
    EXPECT_TRUE(lines.front().acts);
    auto& edit = part<CodeEdit>();
    for (const ThreadLine& line : lines)
        EXPECT_NE(edit.markersAtLine(line.line - 1), 0U) << line.line;
}

TEST_F(Panels, UnderlineErrorsAndGoThroughThem)
{
    write("x = = 1\ny = (\n");
    ASSERT_TRUE(waitUntil([&] { return !document().diagnostics().empty(); }));
    const auto& problems = document().diagnostics();

    key(Qt::Key_F8);
    int line = 0;
    int column = 0;
    part<CodeEdit>().getCursorPosition(&line, &column);

    EXPECT_EQ(line + 1, problems.front().place.line);
    EXPECT_EQ(column + 1, problems.front().place.column);
    EXPECT_FALSE(document().whyNothingRan().isEmpty());
}

TEST_F(Panels, OfferNoMenuEntryThatDoesNothing)
{
    const auto menus = window.findChildren<QMenu*>();
    int entries = 0;
    for (const QMenu* menu : menus) {
        if (qobject_cast<const QAbstractButton*>(menu->parent()) != nullptr)
            continue; // A panel's own: what it offers is about that panel only.
        for (const QAction* entry : menu->actions()) {
            if (entry->isSeparator() || entry->menu() != nullptr)
                continue;
            ++entries;
            EXPECT_FALSE(entry->text().isEmpty());
            EXPECT_TRUE(window.actions().contains(entry) || entry->actionGroup() != nullptr)
                << entry->text().toStdString() << " is none of the window's actions";
        }
    }
    EXPECT_GT(entries, 40);
}
