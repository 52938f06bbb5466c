#pragma once

#include "app/panels/panel.h"
#include "core/explore/exploration.h"

class QPushButton;
class QVBoxLayout;

namespace app {

class Document;

/// One way the lesson can end: what, how often, and the shortest way there.
class OutcomeRow : public QWidget {
    Q_OBJECT
public:
    struct Content {
        QString what;
        QString name;
        QString grade;
        bool bad = false;
        bool known = true; ///< It has a grade, or is a defect: else neither good nor bad.
        QString percent;
        double share = 0;
        QString count;
        QString ofAll; ///< "of 20 interleavings"
        QString chance;
        QString switches;
        core::Schedule schedule;
        std::vector<QString> chips; ///< Names of threads by number.
        bool current = false;
    };

    OutcomeRow(Content content, QWidget* parent = nullptr);

Q_SIGNALS:
    void replayWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    double paintCount(QPainter& painter) const;
    void paintChips(QPainter& painter, double x, double y, double right) const;

    Content m_content;
    QPushButton* m_replay;
};

/// All ways in which the lesson can end.
class OutcomesPanel : public Panel {
    Q_OBJECT
public:
    explicit OutcomesPanel(Document& document, QWidget* parent = nullptr);

private:
    void refresh();
    void fill(const core::Exploration& found);
    void clear();

    Document& m_document;
    QWidget* m_body;
    QVBoxLayout* m_rows;
    QPushButton* m_explore;
};

} // namespace app
