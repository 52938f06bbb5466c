#pragma once

#include "app/document/document.h"

#include <QElapsedTimer>
#include <QTimer>

namespace app {

/// Moves the document's cursor on by itself: at speed 1 the whole run takes 20 seconds. Stops at notes and at
/// the end.
class Player : public QObject {
    Q_OBJECT
public:
    explicit Player(Document& document, QObject* parent = nullptr);

    bool isPlaying() const { return m_timer.isActive(); }
    void toggle();
    void pause();
    double speed() const { return m_speed; }
    void setSpeed(double speed);

Q_SIGNALS:
    void changed();

private:
    void advance();
    double cursorPosition() const;

    Document& m_document;
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_speed = 1;
    double m_position = 0; ///< On the view's axis; runs on while the cursor waits at an event.
    bool m_moving = false;
};

} // namespace app
