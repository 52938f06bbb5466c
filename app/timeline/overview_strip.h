#pragma once

#include "app/document/document.h"
#include "app/painter/paint_cache.h"
#include "core/diagram/time_scale.h"

#include <QPixmap>
#include <QWidget>

namespace app {

/// The whole recording at a glance, with the window that is visible: drag it, its edges, or a new one.
class OverviewStrip : public QWidget {
    Q_OBJECT
public:
    explicit OverviewStrip(Document& document, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    enum class Grip { None, Move, Left, Right, New };
    Grip gripAt(double x) const;
    core::TimeScale scale() const;

    Document& m_document;
    PaintCache m_cache;
    QPixmap m_lanes; ///< All but the window, which alone moves while a person zooms and pans.
    const core::Timeline* m_lanesOf = nullptr;
    Grip m_grip = Grip::None;
    double m_pressed = 0;
    core::Interval m_before;
};

} // namespace app
