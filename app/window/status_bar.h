#pragma once

#include "app/panels/ground.h"

namespace app {

class Document;
class TimelineArea;

/// Engine and outcome at the left, frame time and scale at the right.
class StatusBar : public Ground {
    Q_OBJECT
public:
    StatusBar(Document& document, const TimelineArea& timeline, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void describeRun();
    QStringList left() const;
    QStringList right() const;

    Document& m_document;
    const TimelineArea& m_timeline;
    bool m_alarming = false; ///< The run did not end normally: its outcome is the second part.
    QStringList m_run;       ///< What is said of the run: counted once, not at each painting.
};

} // namespace app
