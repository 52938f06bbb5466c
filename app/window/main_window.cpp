#include "app/window/main_window.h"

#include "app/editor/code_edit.h"
#include "app/editor/editor_panel.h"
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
    m_editor->setMinimumWidth(280);
    m_trace->setMinimumWidth(240);
    m_upper = splitter(Qt::Horizontal, "upper");
    m_upper->addWidget(m_editor);
    m_upper->addWidget(m_trace);
    m_upper->setStretchFactor(0, 1);
    m_upper->setStretchFactor(1, 1);

    m_timeline = new TimelineArea(m_document);
    m_transport = new TransportBar(m_document, m_player,
                                   {find("start"), find("back"), find("play"), find("forward"), find("end"),
                                    find("zoom-out"), find("zoom-in"), find("fit-all"), find("go-to")});
    auto* lower = new QWidget;
    auto* column = new QVBoxLayout(lower);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_transport);
    column->addWidget(new OverviewStrip(m_document));
    column->addWidget(m_timeline, 1);
    lower->setMinimumHeight(260);
    m_centre = splitter(Qt::Vertical, "centre");
    m_centre->addWidget(m_upper);
    m_centre->addWidget(lower);
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
    column->addWidget(new StatusBar(m_document, *m_timeline));
    setCentralWidget(all);

    m_panels = {{m_lessons, find("panel-lessons")},
                {m_editor, find("panel-editor")},
                {m_trace, find("panel-trace")},
                {machine, find("panel-machine")},
                {why, find("panel-why")},
                {output, find("panel-output")},
                {m_narration, find("panel-narration")},
                {outcomes, find("panel-outcomes")}};
    connect(why, &WhyPanel::lineWanted, m_editor, &EditorPanel::showLine);
}

void MainWindow::connectParts()
{
    QToolButton* timeline = m_top->views()->addChoice(tr("Timeline"));
    QToolButton* explore = m_top->views()->addChoice(tr("Explore"));
    timeline->setToolTip(tr("The run in time, the machine and the reasons  Ctrl+1"));
    explore->setToolTip(tr("The trace, and all ways in which the lesson can end  Ctrl+2"));
    connect(m_top->views()->group(), &QButtonGroup::idClicked, this,
            [this](int id) { arrange(static_cast<Arrangement>(id)); });
    connect(m_lessons, &LessonPanel::lessonWanted, this, &MainWindow::openLesson);
    connect(m_lessons, &LessonPanel::newLessonWanted, find("new"), &QAction::trigger);
    connect(m_narration, &NarrationPanel::lessonWanted, this, &MainWindow::openLesson);
    connect(m_narration, &NarrationPanel::lineWanted, m_editor, &EditorPanel::showLine);
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
    m_top->views()->group()->button(explore ? 1 : 0)->setChecked(true);
    m_trace->table()->setLarge(explore);
    showPanels();
    placeRightColumn();
    if (!other)
        return;
    m_document.setAxis(explore ? core::Axis::Steps : core::Axis::Time);
    const int wide = m_columns->width();
    const int right = explore ? 400 : 288;
    const int left = explore ? 0 : 208;
    m_columns->setSizes({left, wide - left - right, right});
    m_upper->setSizes({explore ? 446 : 490, wide - left - right - (explore ? 446 : 490)});
    const int high = m_centre->height();
    m_centre->setSizes({explore ? high - 330 : 336, explore ? 330 : high - 336});
    m_right->setSizes(explore ? QList<int>{0, high - 160, 0, 160} : QList<int>{330, 0, 300, 160});
}

void MainWindow::showPanels()
{
    const bool explore = m_arrangement == Arrangement::Explore;
    for (const auto& [panel, toggle] : m_panels) {
        const QString name = toggle->objectName();
        const bool belongs = explore
            ? name != QLatin1String("panel-machine") && name != QLatin1String("panel-why")
            : name != QLatin1String("panel-outcomes");
        // All outcomes, and no variable that they come from: the room is the text's.
        const bool empty =
            explore && panel == m_trace && m_document.run() != nullptr && !m_trace->hasContent();
        const bool shown = toggle->isChecked() && belongs && !empty;
        toggle->setEnabled(belongs);
        panel->setVisible(shown && !m_timelineOnly);
    }
    const auto anyShown = [](const QSplitter* parts) {
        for (int i = 0; i < parts->count(); ++i) {
            if (!parts->widget(i)->isHidden())
                return true;
        }
        return false;
    };
    m_left->setVisible(anyShown(m_left) && !explore);
    m_upper->setVisible(anyShown(m_upper));
    if (m_right->parentWidget() == m_columns)
        m_right->setVisible(anyShown(m_right));
}

} // namespace app
