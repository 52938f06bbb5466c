#pragma once

#include <QKeyEvent>
#include <QSlider>

namespace app {

/// A slider that keeps the keys that move it, which the window would otherwise take for steps, and whose
/// wheel needs the focus, so that scrolling a panel changes nothing in it.
class SteadySlider : public QSlider {
    Q_OBJECT
public:
    using QSlider::QSlider;

protected:
    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::ShortcutOverride) {
            switch (static_cast<QKeyEvent*>(event)->key()) {
            case Qt::Key_Left:
            case Qt::Key_Right:
            case Qt::Key_Home:
            case Qt::Key_End:
            case Qt::Key_PageUp:
            case Qt::Key_PageDown: event->accept(); return true;
            default: break;
            }
        }
        if (event->type() == QEvent::Wheel && !hasFocus()) {
            event->ignore();
            return true;
        }
        return QSlider::event(event);
    }
};

} // namespace app
