#pragma once

#include "app/panels/explain.h"

#include <QWidget>

class QLabel;

namespace app {

/// Who, state, duration and the reason, beside the box under the pointer. A child of the window, so that it
/// stays inside it.
class HoverCard : public QWidget {
    Q_OBJECT
public:
    explicit HoverCard(QWidget* window);
    /// Beside `box`, which is in the window's coordinates.
    void show(const Run& run, const Explanation& what, const QRect& box);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_chip;
    std::size_t m_thread = 0;
    QString m_title;
    QString m_duration;
    QString m_sentence;
};

} // namespace app
