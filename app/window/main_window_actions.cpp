#include "app/window/main_window.h"

#include "app/document/boxes.h"
#include "app/editor/code_edit.h"
#include "app/editor/editor_panel.h"
#include "app/explore/scheduler_panel.h"
#include "app/export/picture.h"
#include "app/timeline/timeline_area.h"
#include "app/trace/trace_panel.h"
#include "app/transport/transport_bar.h"
#include "app/window/keys_dialog.h"
#include "app/window/top_bar.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QMenu>

// All actions of the window, and the menu that they stand in.

namespace app {

QAction* MainWindow::action(const char* name, const QString& text, const QKeySequence& key,
                            const std::function<void()>& does)
{
    auto* made = new QAction(text, this);
    made->setObjectName(QLatin1String(name));
    if (!key.isEmpty())
        made->setShortcut(key);
    made->setMenuRole(QAction::NoRole);
    connect(made, &QAction::triggered, this, does);
    addAction(made);
    return made;
}

QAction* MainWindow::find(const char* name) const
{
    auto* found = findChild<QAction*>(QLatin1String(name), Qt::FindDirectChildrenOnly);
    Q_ASSERT_X(found != nullptr, "MainWindow::find", name);
    return found;
}

void MainWindow::buildActions()
{
    action("new", tr("New lesson"), QKeySequence::New, [this] {
        if (mayDiscard())
            m_document.newLesson(newLessonText());
    });
    action("open", tr("Open…"), QKeySequence::Open, [this] { openFile(); });
    action("save", tr("Save"), QKeySequence::Save, [this] { saveOrAsk(); });
    action("save-as", tr("Save as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), [this] { saveAs(); });
    action("revert", tr("Discard changes"), {}, [this] { m_document.revert(); });
    action("export", tr("Export a picture…"), QKeySequence(Qt::CTRL | Qt::Key_E),
           [this] { exportPicture(PictureKind::Timeline); });
    action("copy-picture", tr("Copy picture"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
           [this] { copyPicture(); });
    action("quit", tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
    action("undo", tr("Undo"), QKeySequence::Undo, [this] { m_document.undoStack().undo(); });
    action("redo", tr("Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z),
           [this] { m_document.undoStack().redo(); });
    action("run", tr("Run"), QKeySequence(Qt::Key_F5), [this] {
        if (m_document.isBusy()) {
            m_document.stop();
            return;
        }
        m_player.pause();
        m_document.toStart();
        m_document.rerun();
    });
    action("explore", tr("Explore all interleavings"), {}, [this] {
        arrange(Arrangement::Explore);
        m_document.explore();
    });
    action("simulate", tr("Back to the simulated run"), {}, [this] {
        if (m_scheduling.isOn())
            m_scheduling.leave();
        else
            m_document.simulate();
    });
    buildMovement();
    buildViewActions();
    buildBoxActions();
    buildLaneActions();
    buildPanelActions();
    buildSchedulingActions();
    buildMenu();
}

void MainWindow::buildSchedulingActions()
{
    action("states", tr("Trace or state graph"), QKeySequence(Qt::Key_R), [this] {
        arrange(Arrangement::Explore);
        showStates(!m_showsStates);
    });
    action("take-over", tr("Take over as scheduler here"), QKeySequence(Qt::Key_T), [this] {
        arrange(Arrangement::Explore);
        m_scheduling.takeOver();
    });
    QAction* undo = action("undo-choice", tr("Undo the last choice"), QKeySequence(Qt::Key_Backspace),
                           [this] { m_scheduling.undo(); });
    undo->setShortcuts({QKeySequence(Qt::Key_Backspace), QKeySequence(Qt::Key_U)});
    for (int number = 0; number < 10; ++number)
        action(QByteArray("run-" + QByteArray::number(number)).constData(),
               tr("You are the scheduler: run thread %1").arg(number), QKeySequence(Qt::Key_0 + number),
               [this, number] { m_scheduler->press(number); });
    connect(&m_scheduling, &Scheduling::changed, this, [this] {
        if (m_scheduling.isOn() && m_arrangement != Arrangement::Explore)
            arrange(Arrangement::Explore);
        refreshActions();
    });
}

void MainWindow::buildMovement()
{
    const auto step = [this](int direction, std::optional<Stride> stride) {
        m_player.pause();
        const Stride far = stride.value_or(m_transport->stride());
        if (direction > 0)
            m_document.stepForward(far);
        else
            m_document.stepBack(far);
    };
    action("start", tr("To the start"), QKeySequence(Qt::Key_Home), [this] {
        m_player.pause();
        m_document.toStart();
    });
    action("end", tr("To the end"), QKeySequence(Qt::Key_End), [this] {
        m_player.pause();
        m_document.toEnd();
    });
    QAction* forward = action("forward", tr("Step"), QKeySequence(Qt::Key_Right), [step] { step(1, {}); });
    forward->setShortcuts({QKeySequence(Qt::Key_Right), QKeySequence(Qt::Key_PageDown)});
    QAction* back = action("back", tr("Step back"), QKeySequence(Qt::Key_Left), [step] { step(-1, {}); });
    back->setShortcuts({QKeySequence(Qt::Key_Left), QKeySequence(Qt::Key_PageUp)});
    action("next-switch", tr("Next context switch"), QKeySequence(Qt::SHIFT | Qt::Key_Right),
           [step] { step(1, Stride::Switch); });
    action("previous-switch", tr("Previous context switch"), QKeySequence(Qt::SHIFT | Qt::Key_Left),
           [step] { step(-1, Stride::Switch); });
    action("next-note", tr("Next note"), QKeySequence(Qt::CTRL | Qt::Key_Right),
           [step] { step(1, Stride::Note); });
    action("previous-note", tr("Previous note"), QKeySequence(Qt::CTRL | Qt::Key_Left),
           [step] { step(-1, Stride::Note); });
    action("next-line", tr("Next source line"), QKeySequence(Qt::ALT | Qt::Key_Right),
           [step] { step(1, Stride::Line); });
    action("previous-line", tr("Previous source line"), QKeySequence(Qt::ALT | Qt::Key_Left),
           [step] { step(-1, Stride::Line); });
    action("play", tr("Play or pause"), QKeySequence(Qt::Key_Space), [this] { m_player.toggle(); });
    action("go-to", tr("Go to a time or step…"), QKeySequence(Qt::Key_G), [this] { goToMoment(); });
    action("next-problem", tr("Next problem"), QKeySequence(Qt::Key_F8),
           [this] { m_editor->nextProblem(1); });
    action("previous-problem", tr("Previous problem"), QKeySequence(Qt::SHIFT | Qt::Key_F8),
           [this] { m_editor->nextProblem(-1); });
}

void MainWindow::buildViewActions()
{
    QAction* in =
        action("zoom-in", tr("Zoom in"), QKeySequence(Qt::Key_W), [this] { m_timeline->zoom(1.5); });
    in->setShortcuts({QKeySequence(Qt::Key_W), QKeySequence(Qt::Key_Plus)});
    QAction* out =
        action("zoom-out", tr("Zoom out"), QKeySequence(Qt::Key_S), [this] { m_timeline->zoom(1 / 1.5); });
    out->setShortcuts({QKeySequence(Qt::Key_S), QKeySequence(Qt::Key_Minus)});
    action("pan-left", tr("Pan left"), QKeySequence(Qt::Key_A), [this] { m_timeline->pan(-.2); });
    action("pan-right", tr("Pan right"), QKeySequence(Qt::Key_D), [this] { m_timeline->pan(.2); });
    // Shift+A is marker A's.
    action("page-left", tr("Pan left by a page"), QKeySequence(Qt::ALT | Qt::Key_A),
           [this] { m_timeline->pan(-1); });
    action("page-right", tr("Pan right by a page"), QKeySequence(Qt::ALT | Qt::Key_D),
           [this] { m_timeline->pan(1); });
    action("fit", tr("Fit the selection"), QKeySequence(Qt::Key_F), [this] { m_timeline->fitSelection(); });
    action("fit-all", tr("Fit all"), QKeySequence(Qt::SHIFT | Qt::Key_F), [this] { m_timeline->fitAll(); });
    action("cursor-into-view", tr("Bring the cursor into view"), QKeySequence(Qt::Key_C),
           [this] { m_timeline->bringCursorIntoView(); });
    action("axis", tr("Time, steps, or time not to scale on the axis"), QKeySequence(Qt::Key_X), [this] {
        constexpr int axes = 3;
        m_document.setAxis(static_cast<core::Axis>((static_cast<int>(m_document.view().axis) + 1) % axes));
    });
    QAction* asPycharm = action("as-pycharm", tr("As PyCharm draws it: no GIL, I/O or await"), {},
                                [this] { m_document.setAsPycharm(!m_document.view().asPycharm); });
    asPycharm->setCheckable(true);
    action("variable", tr("Next variable in the trace"), QKeySequence(Qt::Key_V),
           [this] { m_trace->nextVariable(); });
    action("clear", tr("Clear selection and markers"), QKeySequence(Qt::Key_Escape), [this] {
        m_document.select(std::nullopt);
        m_document.setMarkers(std::nullopt, std::nullopt);
    });
    action("view-timeline", tr("Timeline"), QKeySequence(Qt::CTRL | Qt::Key_1),
           [this] { arrange(Arrangement::Timeline); });
    action("view-explore", tr("Explore"), QKeySequence(Qt::CTRL | Qt::Key_2),
           [this] { arrange(Arrangement::Explore); });
    action("view-compare", tr("Compare"), QKeySequence(Qt::CTRL | Qt::Key_3),
           [this] { arrange(Arrangement::Compare); });
    action("view-charts", tr("Charts"), QKeySequence(Qt::CTRL | Qt::Key_4),
           [this] { arrange(Arrangement::Charts); });
    action("keep-run", tr("Keep this run for comparing"), QKeySequence(Qt::CTRL | Qt::Key_D), [this] {
        m_comparison.keepPresent();
        const auto count = m_comparison.kept().size();
        m_document.setMessage(
            {MessageKind::Info,
             count == 1 ? tr("The run is kept. Compare (Ctrl+3) shows the next one beside it.")
                        : tr("%1 runs are kept. Compare (Ctrl+3) shows them on one axis.").arg(count)});
    });
    action("next-panel", tr("Next panel"), QKeySequence(Qt::Key_F6), [this] { cyclePanels(1); });
    action("previous-panel", tr("Previous panel"), QKeySequence(Qt::SHIFT | Qt::Key_F6),
           [this] { cyclePanels(-1); });
    QAction* keys = action("keys", tr("Keys"), QKeySequence(Qt::Key_F1), [this] { showKeys(); });
    keys->setShortcuts({QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)});
    action("menu", tr("Open the menu"), QKeySequence(Qt::Key_F10), [this] { m_top->openMenu(); });
}

void MainWindow::buildBoxActions()
{
    const auto go = [this](Moment (*way)(const Run&, core::EventId)) {
        const auto run = m_document.run();
        const Moment from = m_document.selection() ? m_document.selection() : m_document.cursor();
        if (run == nullptr || !from)
            return;
        if (const Moment to = way(*run, *from)) {
            m_document.select(to);
            m_document.setCursor(to);
        }
    };
    action("next-box", tr("Next box in the lane"), QKeySequence(Qt::Key_Period),
           [go] { go([](const Run& run, core::EventId at) { return neighbourInLane(run, at, 1); }); });
    action("previous-box", tr("Previous box in the lane"), QKeySequence(Qt::Key_Comma),
           [go] { go([](const Run& run, core::EventId at) { return neighbourInLane(run, at, -1); }); });
    action("next-lane", tr("Next lane"), QKeySequence(Qt::Key_J),
           [go] { go([](const Run& run, core::EventId at) { return neighbourLane(run, at, 1); }); });
    action("previous-lane", tr("Previous lane"), QKeySequence(Qt::Key_K),
           [go] { go([](const Run& run, core::EventId at) { return neighbourLane(run, at, -1); }); });
    action("to-cause", tr("To the cause"), QKeySequence(Qt::Key_BracketLeft), [go] { go(causeOfBox); });
    action("to-effect", tr("To the effect"), QKeySequence(Qt::Key_BracketRight), [go] { go(effectOfBox); });
    const auto mark = [this](bool first) {
        const core::Timeline* timeline = m_document.timeline();
        if (timeline == nullptr)
            return;
        const Moment cursor = m_document.cursor();
        const core::Instant at = cursor ? core::positionOf(*timeline, *cursor) : timeline->whole.begin;
        const View& view = m_document.view();
        m_document.setMarkers(first ? at : view.markerA, first ? view.markerB : at);
    };
    action("marker-a", tr("Marker A at the cursor"), QKeySequence(Qt::SHIFT | Qt::Key_A),
           [mark] { mark(true); });
    action("marker-b", tr("Marker B at the cursor"), QKeySequence(Qt::SHIFT | Qt::Key_B),
           [mark] { mark(false); });
}

void MainWindow::buildPanelActions()
{
    struct Row {
        const char* name;
        QString text;
        int key;
    };
    const Row rows[] = {
        {"panel-lessons", tr("Lessons"), Qt::Key_1},
        {"panel-editor", tr("Editor"), Qt::Key_2},
        {"panel-trace", tr("Trace"), Qt::Key_3},
        {"panel-machine", tr("Machine"), Qt::Key_4},
        {"panel-why", tr("Why"), Qt::Key_5},
        {"panel-output", tr("Output"), Qt::Key_6},
        {"panel-narration", tr("Narration"), Qt::Key_7},
        {"panel-outcomes", tr("Outcomes"), Qt::Key_8},
        {"panel-scheduler", tr("You are the scheduler"), Qt::Key_9},
        {"panel-states", tr("State graph"), Qt::Key_0},
    };
    for (const Row& row : rows) {
        QAction* toggle = action(row.name, row.text,
                                 QKeySequence(Qt::CTRL | Qt::SHIFT | static_cast<Qt::Key>(row.key)), [this] {
                                     showPanels();
                                     placeRightColumn();
                                 });
        toggle->setCheckable(true);
        toggle->setChecked(true);
    }
    QAction* only = action("timeline-only", tr("Timeline only"), QKeySequence(Qt::Key_F11), [this] {
        m_timelineOnly = !m_timelineOnly;
        showPanels();
        placeRightColumn();
    });
    only->setCheckable(true);
    QAction* drawer = action("drawer", tr("Machine, why and output"), {}, [this] {
        m_drawerOpen = !m_drawerOpen;
        placeRightColumn();
    });
    drawer->setCheckable(true);
    drawer->setVisible(false);
}

void MainWindow::buildMenu()
{
    m_menu = new QMenu(this);
    const auto add = [this](QMenu* menu, std::initializer_list<const char*> names) {
        for (const char* name : names) {
            if (*name == '\0')
                menu->addSeparator();
            else
                menu->addAction(find(name));
        }
    };
    add(m_menu,
        {"new", "open", "save", "save-as", "revert", "", "export", "copy-picture", "copy-details", "", "undo",
         "redo", ""});
    add(m_menu->addMenu(tr("Run")),
        {"run", "explore", "simulate", "states", "take-over", "undo-choice", "keep-run", "", "play",
         "forward", "back", "start", "end", "go-to"});
    add(m_menu->addMenu(tr("Go to")),
        {"next-line", "previous-line", "next-switch", "previous-switch", "next-note", "previous-note", "",
         "next-box", "previous-box", "next-lane", "previous-lane", "to-cause", "to-effect", "to-source", "",
         "next-problem", "previous-problem"});
    QMenu* view = m_menu->addMenu(tr("View"));
    add(view,
        {"view-timeline",
         "view-explore",
         "view-compare",
         "view-charts",
         "timeline-only",
         "",
         "zoom-in",
         "zoom-out",
         "fit",
         "fit-all",
         "pan-left",
         "pan-right",
         "page-left",
         "page-right",
         "cursor-into-view",
         "",
         "hide-lane",
         "show-lanes",
         "",
         "marker-a",
         "marker-b",
         "clear",
         "",
         "axis",
         "as-pycharm",
         "variable"});
    add(m_menu->addMenu(tr("Panels")),
        {"panel-lessons", "panel-narration", "panel-editor", "panel-trace", "panel-machine", "panel-why",
         "panel-output", "panel-outcomes", "panel-scheduler", "panel-states", "", "next-panel",
         "previous-panel"});
    buildThemeMenu(m_menu->addMenu(tr("Theme")));
    add(m_menu, {"", "keys", "quit"});
}

void MainWindow::buildThemeMenu(QMenu* menu)
{
    auto* group = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> choices[] = {{ThemeChoice::System, tr("Like the desktop")},
                                                       {ThemeChoice::Light, tr("Light")},
                                                       {ThemeChoice::Dark, tr("Dark")},
                                                       {ThemeChoice::Contrast, tr("High contrast")}};
    for (const auto& [choice, text] : choices) {
        QAction* entry = menu->addAction(text);
        entry->setObjectName(QStringLiteral("theme-%1").arg(static_cast<int>(choice)));
        entry->setCheckable(true);
        entry->setChecked(choice == m_settings.theme);
        group->addAction(entry);
        connect(entry, &QAction::triggered, this, [this, choice = choice] {
            m_settings.theme = choice;
            applyTheme();
        });
    }
}

void MainWindow::refreshActions()
{
    const auto run = m_document.run();
    const bool any = run != nullptr;
    const std::size_t taken = any ? stepsTaken(*run->recording, m_document.cursor()) : 0;
    const bool atStart = !any || !m_document.cursor();
    const bool atEnd = !any || m_document.cursor() == lastMoment(*run->recording);
    for (const char* name : {"start", "back", "previous-switch", "previous-note", "previous-line"})
        find(name)->setEnabled(!atStart);
    find("end")->setEnabled(!atEnd);
    for (const char* name : {"forward", "next-switch", "next-note", "next-line"})
        find(name)->setEnabled(any && taken < run->recording->steps().size());
    for (const char* name :
         {"play",         "go-to",        "zoom-in",   "zoom-out",      "pan-left",         "pan-right",
          "page-left",    "page-right",   "fit",       "fit-all",       "cursor-into-view", "export",
          "copy-picture", "explore",      "axis",      "as-pycharm",    "marker-a",         "marker-b",
          "next-box",     "previous-box", "next-lane", "previous-lane", "to-cause",         "to-effect",
          "to-source",    "copy-details", "hide-lane"})
        find(name)->setEnabled(any);
    find("show-lanes")->setEnabled(!m_document.view().hidden.empty());
    find("states")->setEnabled(any);
    find("take-over")->setEnabled(any);
    find("keep-run")->setEnabled(any);
    find("undo-choice")->setEnabled(m_scheduling.isOn() && !m_scheduling.schedule().choices.empty());
    for (int number = 0; number < 10; ++number)
        find(QByteArray("run-" + QByteArray::number(number)).constData())->setEnabled(m_scheduling.isOn());
    find("simulate")->setEnabled(any && run->schedule.has_value());
    find("variable")->setEnabled(any && run->shared.size() > 1);
    find("save")->setEnabled(m_document.isModified());
    find("revert")->setEnabled(m_document.isModified());
    find("undo")->setEnabled(m_document.undoStack().canUndo());
    find("redo")->setEnabled(m_document.undoStack().canRedo());
    find("next-problem")->setEnabled(!m_document.diagnostics().empty());
    find("previous-problem")->setEnabled(!m_document.diagnostics().empty());
}

void MainWindow::showKeys()
{
    KeysDialog dialog(actions(), this);
    dialog.exec();
}

} // namespace app
