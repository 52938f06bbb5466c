#include "app/window/main_window.h"

#include "app/document/document.h"
#include "app/lessons/lesson_panel.h"
#include "app/panels/panel.h"
#include "app/window/top_bar.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QSplitter>
#include <QTimer>

// What depends on the window's size, and what is kept of it.

namespace app {

namespace {

constexpr int kDrawerBelow = 1200;
constexpr int kNoLessonsBelow = 1000;
constexpr int kDrawerWidth = 300;

} // namespace

void MainWindow::restore()
{
    resize(1440, 900);
    if (!m_settings.geometry.isEmpty())
        restoreGeometry(m_settings.geometry);
    m_columns->setSizes({208, width() - 208 - 288, 288});
    m_upper->setSizes({490, width() - 208 - 288 - 490});
    m_centre->setSizes({336, height() - 72 - 336});
    m_left->setSizes({height() - 72 - 340, 340});
    m_right->setSizes({330, 240, 240, 140});
    const std::pair<QSplitter*, const QByteArray*> kept[] = {{m_columns, &m_settings.columns},
                                                             {m_upper, &m_settings.upper},
                                                             {m_centre, &m_settings.centre},
                                                             {m_left, &m_settings.left},
                                                             {m_right, &m_settings.right}};
    for (const auto& [parts, state] : kept) {
        if (!state->isEmpty())
            parts->restoreState(*state);
        parts->setHandleWidth(1);
    }
}

void MainWindow::remember()
{
    m_settings.geometry = saveGeometry();
    // The sizes of the other arrangement, and of a column that hangs over the lanes, are not the ones to
    // keep.
    if (m_arrangement == Arrangement::Timeline && !m_timelineOnly && m_right->parentWidget() == m_columns) {
        m_settings.columns = m_columns->saveState();
        m_settings.upper = m_upper->saveState();
        m_settings.centre = m_centre->saveState();
        m_settings.left = m_left->saveState();
        m_settings.right = m_right->saveState();
    }
    saveSettings(m_settings);
}

void MainWindow::placeRightColumn()
{
    const bool narrow = width() < kDrawerBelow && m_arrangement == Arrangement::Timeline;
    const bool floating = m_right->parentWidget() != m_columns;
    if (narrow && !floating) {
        m_right->setParent(centralWidget());
        m_right->hide();
    } else if (!narrow && floating) {
        m_columns->addWidget(m_right);
        m_columns->setCollapsible(1, false);
        m_drawerOpen = false;
        showPanels();
        m_right->show();
    }
    QAction* drawer = find("drawer");
    drawer->setVisible(narrow);
    drawer->setChecked(m_drawerOpen);
    if (narrow) {
        const QRect body = m_columns->geometry();
        m_right->setGeometry(body.right() - kDrawerWidth + 1, body.top(), kDrawerWidth, body.height());
        m_right->setVisible(m_drawerOpen);
        m_right->raise();
    }
    m_left->setVisible(width() >= kNoLessonsBelow && !m_timelineOnly && m_arrangement == Arrangement::Timeline
                       && (!m_lessons->isHidden() || find("panel-narration")->isChecked()));
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    // After the layout has given the body its new place.
    QTimer::singleShot(0, this, &MainWindow::placeRightColumn);
}

void MainWindow::cyclePanels(int direction)
{
    std::vector<QWidget*> stops;
    for (const auto& [panel, toggle] : m_panels) {
        if (panel->isVisible())
            stops.push_back(panel);
    }
    stops.push_back(reinterpret_cast<QWidget*>(m_timeline));
    QWidget* focus = QApplication::focusWidget();
    std::size_t at = stops.size() - 1;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        if (focus != nullptr && (stops[i] == focus || stops[i]->isAncestorOf(focus)))
            at = i;
    }
    at = (at + stops.size() + static_cast<std::size_t>(direction + static_cast<int>(stops.size())))
        % stops.size();
    QWidget* target = stops[at];
    if (target->focusPolicy() == Qt::NoFocus) {
        for (QWidget* child : target->findChildren<QWidget*>()) {
            if ((child->focusPolicy() & Qt::TabFocus) != 0 && child->isVisible() && child->isEnabled()) {
                target = child;
                break;
            }
        }
    }
    target->setFocus(Qt::TabFocusReason);
}

/// Keys that a focused control needs for itself are not taken for the window's.
bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    // Scrolling a panel must not change the choices that pass under the pointer.
    if (event->type() == QEvent::Wheel && watched->inherits("QComboBox")
        && watched != QApplication::focusWidget()) {
        event->ignore();
        return true;
    }
    if (event->type() != QEvent::ShortcutOverride)
        return QMainWindow::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const bool plain = (key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    const int k = key->key();
    const bool arrows = k == Qt::Key_Left || k == Qt::Key_Right || k == Qt::Key_Up || k == Qt::Key_Down
        || k == Qt::Key_Home || k == Qt::Key_End || k == Qt::Key_PageUp || k == Qt::Key_PageDown;
    if (plain
        && ((k == Qt::Key_Space && watched->inherits("QAbstractButton"))
            || (arrows && watched->inherits("QTreeView"))
            || (watched->inherits("QComboBox") && (arrows || k == Qt::Key_Space) && k != Qt::Key_Left
                && k != Qt::Key_Right))) {
        event->accept();
        return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace app
