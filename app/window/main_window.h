#pragma once

#include "app/document/comparison.h"
#include "app/document/document.h"
#include "app/document/scheduling.h"
#include "app/settings/settings.h"
#include "app/transport/player.h"
#include "core/diagram/diagram.h"

#include <QMainWindow>

class QMenu;
class QSplitter;

namespace app {

class EditorPanel;
class LessonPanel;
class NarrationPanel;
class Panel;
class SchedulerPanel;
class Segments;
class StatesPanel;
enum class PictureKind;
class TimelineArea;
class TopBar;
class TracePanel;
class TransportBar;

QString newLessonText();

/// What the window is arranged for: the timeline with machine and reasons, the trace with all outcomes,
/// several runs on one axis, or the figures as charts.
enum class Arrangement { Timeline, Explore, Compare, Charts };

/// Creates the parts, connects them to the document and owns the actions. Decides nothing itself.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    Document& document() { return m_document; }
    Player& player() { return m_player; }
    void openLesson(const QString& idOrPath); ///< Asks first where something would be lost.
    void arrange(Arrangement arrangement);
    void applyTheme();

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// A line of the table that the menu, the shortcuts and the help are made from.
    QAction* action(const char* name, const QString& text, const QKeySequence& key,
                    const std::function<void()>& does);
    QAction* find(const char* name) const;

    void buildActions();
    void buildMovement();
    void buildViewActions();
    void buildBoxActions();
    void buildLaneActions();
    void buildPanelActions();
    void buildSchedulingActions();
    Segments* buildMiddleChoice();
    void showStates(bool states);
    bool showsStates() const;
    void shareRoom();
    bool belongsHere(const Panel* panel, const QString& name) const;
    void buildMenu();
    void buildThemeMenu(QMenu* menu);
    void buildLayout();
    QWidget* buildCentre();
    void connectParts();
    void restore();
    void remember();

    bool mayDiscard();
    bool saveOrAsk();
    void openFile();
    void saveAs();
    void copyPicture();
    void exportPicture(PictureKind kind);
    void showKeys();
    void goToMoment();
    void showPanels();
    void placeRightColumn();
    void cyclePanels(int direction);
    void refreshActions();
    void showLaneMenu(const core::Hit& hit, QPoint at);
    void fitTitle();

    Settings m_settings;
    Document m_document;
    Scheduling m_scheduling;
    Comparison m_comparison;
    Player m_player;
    Arrangement m_arrangement = Arrangement::Timeline;
    bool m_timelineOnly = false;
    bool m_showsStates = false; ///< In the place of trace and lanes, while exploring.
    bool m_drawerOpen = false;

    QMenu* m_menu = nullptr;
    TopBar* m_top = nullptr;
    LessonPanel* m_lessons = nullptr;
    NarrationPanel* m_narration = nullptr;
    EditorPanel* m_editor = nullptr;
    TracePanel* m_trace = nullptr;
    StatesPanel* m_states = nullptr;
    SchedulerPanel* m_scheduler = nullptr;
    std::vector<Segments*> m_middleChoices; ///< Trace or states: the same choice, in the title of each.
    TransportBar* m_transport = nullptr;
    TimelineArea* m_timeline = nullptr;
    QSplitter* m_columns = nullptr;
    QSplitter* m_left = nullptr;
    QSplitter* m_centre = nullptr;
    QSplitter* m_upper = nullptr;
    QSplitter* m_texts = nullptr; ///< The editor and who schedules.
    QWidget* m_lower = nullptr;   ///< Transport and lanes.
    QWidget* m_overview = nullptr;
    QWidget* m_charts = nullptr;
    QWidget* m_compare = nullptr;
    QSplitter* m_right = nullptr;
    std::vector<std::pair<Panel*, QAction*>> m_panels; ///< With what shows or hides each.
};

} // namespace app
