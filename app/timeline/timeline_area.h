#pragma once

#include "app/document/document.h"
#include "app/painter/paint_cache.h"
#include "core/diagram/timeline_diagram.h"

#include <QAbstractScrollArea>
#include <QPixmap>
#include <QVariantAnimation>

namespace app {

class HoverCard;
class TimelineOverlay;

/// The lanes with ruler, heads and legend. Turns what a person does into ids and intervals for the document.
class TimelineArea : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit TimelineArea(Document& document, QWidget* parent = nullptr);

    /// What is shown now; made anew when something it depends on has changed.
    const core::Diagram& diagram();
    const std::optional<core::EventId>& hovered() const { return m_hovered; }
    const std::optional<core::Interval>& range() const { return m_range; }
    double frameMilliseconds() const { return m_frame; }

    void zoom(double factor);         ///< At the pointer if it is over the lanes, else at the cursor.
    void pan(double pagesToTheRight); ///< Of the visible part.
    void fitAll();
    void fitSelection(); ///< All where nothing is selected.
    void fitLife(core::ThreadId thread);
    void bringCursorIntoView();
    void hideOthers(core::LaneRef lane); ///< All but that one; groups stay where they hold it.

Q_SIGNALS:
    void frameChanged();
    /// Of a lane and, if there is one, the box in it, which is selected; `at` is on the screen.
    void menuWanted(const core::Hit& hit, QPoint at);

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    std::optional<core::Hit> hitAt(QPointF point);
    void fitBar();
    void invalidate();
    void showCursor();
    void zoomAt(double factor, double x, bool smooth);
    void animateTo(core::Interval target);
    void click(const core::Hit& hit, Qt::KeyboardModifiers modifiers);
    void moveCursorTo(core::Instant position);
    void hover(QPointF point);
    void showCard();
    void leave();

    Document& m_document;
    TimelineOverlay* m_overlay;
    QScrollBar*
        m_bar; ///< Lies in the margin right of the lanes, so that they are as wide with it as without.
    HoverCard* m_card = nullptr;
    core::Diagram m_diagram;
    bool m_stale = true;
    QPixmap m_picture;
    PaintCache m_cache;
    double m_frame = 0;

    /// What a drag on the lanes does.
    enum class Drag { Pan, Zoom, Measure };
    void dragTo(QPointF point, Qt::KeyboardModifiers modifiers);
    core::Instant snapped(QPointF point, Qt::KeyboardModifiers modifiers);
    void showFlag(const core::Hit& hit);

    Drag m_drag = Drag::Pan;
    std::optional<core::Interval> m_range; ///< While it is drawn, to be zoomed to.
    std::optional<QPointF> m_pressed;
    core::Interval m_pressedView;
    bool m_dragging = false;
    bool m_onRuler = false;
    QPointF m_pointer;
    std::optional<core::ThreadState> m_lit; ///< Under the pointer in the legend: all else is pale.
    std::optional<core::EventId> m_hovered;
    QRectF m_hoveredBox;
    QTimer m_cardDelay;
    QVariantAnimation m_motion;
};

/// Cursor, selection, hover and their arrows above the lanes, so that moving them repaints no box.
class TimelineOverlay : public QWidget {
    Q_OBJECT
public:
    TimelineOverlay(Document& document, TimelineArea& area);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Document& m_document;
    TimelineArea& m_area;
    PaintCache m_cache;
};

} // namespace app
