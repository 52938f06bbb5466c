#include "app/window/main_window.h"

#include "app/charts/charts_page.h"
#include "app/compare/compare_page.h"
#include "app/editor/code_edit.h"
#include "app/editor/editor_panel.h"
#include "app/explore/scheduler_panel.h"
#include "app/explore/states_panel.h"
#include "app/export/picture.h"
#include "app/lessons/lesson_panel.h"
#include "app/lessons/narration_panel.h"
#include "app/painter/icons.h"
#include "app/painter/style.h"
#include "app/panels/machine_panel.h"
#include "app/panels/outcomes_panel.h"
#include "app/panels/output_panel.h"
#include "app/panels/segments.h"
#include "app/panels/why_panel.h"
#include "app/timeline/overview_strip.h"
#include "app/timeline/timeline_area.h"
#include "app/trace/trace_panel.h"
#include "app/trace/trace_table.h"
#include "app/transport/transport_bar.h"
#include "app/window/message_bar.h"
#include "app/window/status_bar.h"
#include "app/window/top_bar.h"

#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace app {

namespace {

QSplitter* splitter(Qt::Orientation orientation, const char* name)
{
    auto* parts = new QSplitter(orientation);
    parts->setObjectName(QLatin1String(name));
    parts->setHandleWidth(1);
    parts->setChildrenCollapsible(true);
    return parts;
}

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent)
    , m_settings(loadSettings())
    , m_scheduling(m_document)
    , m_comparison(m_document)
    , m_player(m_document)
{
    applyTheme();
    setWindowIcon(programIcon());
    setMinimumSize(800, 560);
    setAcceptDrops(true);
    buildActions();
    buildLayout();
    connectParts();
    restore();
    arrange(Arrangement::Timeline);
    refreshActions();
    qApp->installEventFilter(this);
}

MainWindow::~MainWindow()
{
    qApp->removeEventFilter(this);
}

void MainWindow::applyTheme()
{
    core::Theme theme = core::lightTheme();
    switch (m_settings.theme) {
    case ThemeChoice::Light: break;
    case ThemeChoice::Dark: theme = core::darkTheme(); break;
    case ThemeChoice::Contrast: theme = core::contrastTheme(); break;
    case ThemeChoice::System: theme = desktopIsDark() ? core::darkTheme() : core::lightTheme(); break;
    }
    if (auto* style = dynamic_cast<Style*>(QApplication::style()))
        style->setTheme(theme);
}

QWidget* MainWindow::buildCentre()
{
    m_editor = new EditorPanel(m_document);
    m_trace = new TracePanel(m_document);
    m_states = new StatesPanel(m_document);
    m_scheduler = new SchedulerPanel(m_document, m_scheduling);
    m_editor->setMinimumWidth(280);
    m_trace->setMinimumWidth(240);
    m_states->setMinimumWidth(240);
    m_trace->addBesideTitle(buildMiddleChoice());
    m_states->addBesideTitle(buildMiddleChoice());
    m_texts = splitter(Qt::Vertical, "texts");
    m_texts->addWidget(m_editor);
    m_texts->addWidget(m_scheduler);
    m_texts->setStretchFactor(0, 1);
    auto* middle = new QWidget;
    auto* either = new QVBoxLayout(middle);
    either->setContentsMargins(0, 0, 0, 0);
    either->addWidget(m_trace);
    either->addWidget(m_states);
    m_upper = splitter(Qt::Horizontal, "upper");
    m_upper->addWidget(m_texts);
    m_upper->addWidget(middle);
    m_upper->setStretchFactor(0, 1);
    m_upper->setStretchFactor(1, 1);

    m_timeline = new TimelineArea(m_document);
    m_transport = new TransportBar(m_document, m_player,
                                   {find("start"), find("back"), find("play"), find("forward"), find("end"),
                                    find("zoom-out"), find("zoom-in"), find("fit-all"), find("go-to")});
    m_lower = new QWidget;
    m_overview = new OverviewStrip(m_document);
    auto* column = new QVBoxLayout(m_lower);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_transport);
    column->addWidget(m_overview);
    column->addWidget(m_timeline, 1);
    m_lower->setMinimumHeight(260);
    m_centre = splitter(Qt::Vertical, "centre");
    m_centre->addWidget(m_upper);
    m_centre->addWidget(m_lower);
    m_charts = new ChartsPage(m_document);
    m_compare = new ComparePage(m_comparison);
    m_centre->addWidget(m_charts);
    m_centre->addWidget(m_compare);
    m_centre->setStretchFactor(1, 1);
    m_centre->setCollapsible(1, false);
    return m_centre;
}

void MainWindow::buildLayout()
{
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_top = new TopBar(m_document, m_menu, find("run"), find("export"), find("drawer"));
    column->addWidget(m_top);
    column->addWidget(new MessageBar(m_document));

    m_lessons = new LessonPanel(m_document);
    m_narration = new NarrationPanel(m_document);
    m_left = splitter(Qt::Vertical, "left");
    m_left->addWidget(m_lessons);
    m_left->addWidget(m_narration);
    m_left->setMinimumWidth(160);
    m_right = splitter(Qt::Vertical, "right");
    auto* machine = new MachinePanel(m_document);
    auto* outcomes = new OutcomesPanel(m_document);
    auto* why = new WhyPanel(m_document);
    auto* output = new OutputPanel(m_document);
    for (Panel* panel : {static_cast<Panel*>(machine), static_cast<Panel*>(outcomes),
                         static_cast<Panel*>(why), static_cast<Panel*>(output)}) {
        panel->setMinimumHeight(80);
        m_right->addWidget(panel);
    }
    m_right->setMinimumWidth(240);
    m_columns = splitter(Qt::Horizontal, "columns");
    m_columns->addWidget(m_left);
    m_columns->addWidget(buildCentre());
    m_columns->addWidget(m_right);
    m_columns->setStretchFactor(1, 1);
    m_columns->setCollapsible(1, false);
    column->addWidget(m_columns, 1);
    connect(outcomes, &OutcomesPanel::rewriteWanted, m_editor, &EditorPanel::rewrite);
    connect(outcomes, &OutcomesPanel::exportWanted, this, [this] { exportPicture(PictureKind::Outcomes); });
    connect(outcomes, &OutcomesPanel::graphWanted, this, [this] {
        arrange(Arrangement::Explore);
        showStates(true);
    });
    column->addWidget(new StatusBar(m_document, *m_timeline));
    setCentralWidget(all);

    m_panels = {{m_lessons, find("panel-lessons")},
                {m_editor, find("panel-editor")},
                {m_trace, find("panel-trace")},
                {machine, find("panel-machine")},
                {why, find("panel-why")},
                {output, find("panel-output")},
                {m_narration, find("panel-narration")},
                {outcomes, find("panel-outcomes")},
                {m_scheduler, find("panel-scheduler")},
                {m_states, find("panel-states")}};
    connect(m_scheduler, &SchedulerPanel::linesWanted, m_editor, &EditorPanel::append);
    connect(why, &WhyPanel::lineWanted, m_editor, &EditorPanel::showLine);
    connect(why, &WhyPanel::comparisonWanted, this, [this](const QString& text) {
        m_comparison.keepPresent();
        m_editor->rewrite(text);
        arrange(Arrangement::Compare);
    });
}

void MainWindow::connectParts()
{
    QToolButton* timeline = m_top->views()->addChoice(tr("Timeline"));
    QToolButton* explore = m_top->views()->addChoice(tr("Explore"));
    timeline->setToolTip(tr("The run in time, the machine and the reasons  Ctrl+1"));
    explore->setToolTip(tr("The trace, and all ways in which the lesson can end  Ctrl+2"));
    m_top->views()->addChoice(tr("Compare"))->setToolTip(tr("Several runs on one axis  Ctrl+3"));
    m_top->views()->addChoice(tr("Charts"))->setToolTip(tr("The figures of the run  Ctrl+4"));
    connect(m_top->views()->group(), &QButtonGroup::idClicked, this,
            [this](int id) { arrange(static_cast<Arrangement>(id)); });
    connect(m_lessons, &LessonPanel::lessonWanted, this, &MainWindow::openLesson);
    connect(m_lessons, &LessonPanel::newLessonWanted, find("new"), &QAction::trigger);
    connect(m_narration, &NarrationPanel::lessonWanted, this, &MainWindow::openLesson);
    connect(m_narration, &NarrationPanel::lineWanted, m_editor, &EditorPanel::showLine);
    connect(m_trace->table(), &TraceTable::lineWanted, m_editor, &EditorPanel::showLine);
    connect(m_timeline, &TimelineArea::menuWanted, this, &MainWindow::showLaneMenu);
    connect(m_transport, &TransportBar::speedChosen, this, [this] { m_settings.speed = m_player.speed(); });
    for (const auto signal : {&Document::runChanged, &Document::cursorChanged, &Document::overridesChanged,
                              &Document::fileChanged, &Document::diagnosticsChanged, &Document::viewChanged})
        connect(&m_document, signal, this, &MainWindow::refreshActions);
    connect(&m_document, &Document::fileChanged, this, &MainWindow::fitTitle);
    connect(&m_document, &Document::runChanged, this, [this] {
        showPanels();
        placeRightColumn();
    });
    connect(&m_document, &Document::runChanged, this, &MainWindow::fitTitle);
    connect(&m_player, &Player::changed, this, &MainWindow::refreshActions);
    m_player.setSpeed(m_settings.speed);
}

void MainWindow::fitTitle()
{
    setWindowTitle(QStringLiteral("%1[*] – Interleave").arg(m_document.title()));
    setWindowModified(m_document.isModified());
}

void MainWindow::arrange(Arrangement arrangement)
{
    const bool other = arrangement != m_arrangement;
    m_arrangement = arrangement;
    const bool explore = arrangement == Arrangement::Explore;
    m_top->views()->group()->button(static_cast<int>(arrangement))->setChecked(true);
    m_trace->table()->setLarge(explore);
    showPanels();
    placeRightColumn();
    if (!other)
        return;
    m_document.setAxis(explore ? core::Axis::Steps : core::Axis::Time);
    shareRoom();
}

/// How the parts share the window at first, in each arrangement.
void MainWindow::shareRoom()
{
    const bool explore = m_arrangement == Arrangement::Explore;
    const int wide = m_columns->width();
    const int right = explore ? 400 : 288;
    const int left = explore ? 0 : 208;
    m_columns->setSizes({left, wide - left - right, right});
    m_upper->setSizes({explore ? 446 : 490, wide - left - right - (explore ? 446 : 490)});
    m_texts->setSizes(explore ? QList<int>{260, 230} : QList<int>{500, 0});
    const int high = m_centre->height();
    if (m_arrangement == Arrangement::Charts)
        m_centre->setSizes({0, high * 2 / 5, high * 3 / 5, 0});
    else
        m_centre->setSizes({explore ? high - 330 : 336, explore ? 330 : high - 336, 0, high});
    m_right->setSizes(explore ? QList<int>{0, high - 160, 0, 160} : QList<int>{330, 0, 300, 160});
}

bool MainWindow::belongsHere(const Panel* panel, const QString& name) const
{
    switch (m_arrangement) {
    case Arrangement::Timeline:
        return panel != m_scheduler && panel != m_states && name != QLatin1String("panel-outcomes");
    case Arrangement::Explore:
        return name != QLatin1String("panel-machine") && name != QLatin1String("panel-why")
            && panel != (showsStates() ? static_cast<const Panel*>(m_trace) : m_states);
    case Arrangement::Compare:
    case Arrangement::Charts: break;
    }
    return false;
}

void MainWindow::showPanels()
{
    const bool explore = m_arrangement == Arrangement::Explore;
    for (const auto& [panel, toggle] : m_panels) {
        const QString name = toggle->objectName();
        const bool belongs = belongsHere(panel, name);
        const bool shown = toggle->isChecked() && belongs;
        toggle->setEnabled(belongs);
        panel->setVisible(shown && !m_timelineOnly);
    }
    const bool compares = m_arrangement == Arrangement::Compare && !m_timelineOnly;
    const bool lanes = !explore || !showsStates() || m_timelineOnly;
    m_compare->setVisible(compares);
    m_charts->setVisible(m_arrangement == Arrangement::Charts && !m_timelineOnly);
    m_lower->setVisible(!compares);
    m_overview->setVisible(lanes);
    m_timeline->setVisible(lanes);
    m_lower->setMinimumHeight(lanes ? 260 : 42);
    m_lower->setMaximumHeight(lanes ? QWIDGETSIZE_MAX : 42);
    for (Segments* choice : m_middleChoices) {
        choice->setVisible(explore);
        choice->group()->button(showsStates() ? 1 : 0)->setChecked(true);
    }
    const auto anyShown = [](const QSplitter* parts) {
        for (int i = 0; i < parts->count(); ++i) {
            if (!parts->widget(i)->isHidden())
                return true;
        }
        return false;
    };
    m_left->setVisible(anyShown(m_left) && !explore);
    m_texts->setVisible(anyShown(m_texts));
    m_upper->widget(1)->setVisible(!m_trace->isHidden() || !m_states->isHidden());
    m_upper->setVisible(anyShown(m_upper));
    if (m_right->parentWidget() == m_columns)
        m_right->setVisible(anyShown(m_right));
}

Segments* MainWindow::buildMiddleChoice()
{
    auto* choice = new Segments(Segments::Look::Joined);
    choice->addChoice(tr("This run"))->setToolTip(tr("The steps of this run, and its lanes"));
    choice->addChoice(tr("All runs"))->setToolTip(tr("All states, and the choices of this run"));
    connect(choice->group(), &QButtonGroup::idClicked, this, [this](int id) { showStates(id == 1); });
    m_middleChoices.push_back(choice);
    return choice;
}

/// Also where the run has nothing to trace; but not while somebody schedules and it grows step by step.
bool MainWindow::showsStates() const
{
    const bool nothingToTrace = m_document.run() != nullptr && !m_trace->hasContent() && !m_scheduling.isOn();
    return m_showsStates || nothingToTrace;
}

void MainWindow::showStates(bool states)
{
    m_showsStates = states;
    showPanels();
}

} // namespace app
