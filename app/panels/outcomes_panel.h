#pragma once

#include "app/panels/panel.h"
#include "core/diagram/outcome_looks.h"

class QMenu;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace app {

class Document;
class FindingCard;
class GranularityTable;

/// One way the lesson can end: what, how often, and the shortest way there.
class OutcomeRow : public QWidget {
    Q_OBJECT
public:
    struct Content {
        QString what;
        QString name;
        core::Tone tone = core::Tone::Unknown;
        core::Role role = core::Role::TextSecondary; ///< Stands for it in the graph too.
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
    void menuWanted(const QPoint& place); ///< On the screen.

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
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

Q_SIGNALS:
    /// The lesson is to have this text, as if somebody had typed it.
    void rewriteWanted(const QString& text);
    void graphWanted(); ///< The state graph is to be seen.
    void exportWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void showMenu(std::size_t outcome, const QPoint& place);
    void addKeepMenu(QMenu& menu, std::size_t outcome);
    void replayRandomOf(std::size_t outcome);
    void showInGraph(std::size_t outcome);
    void keep(std::size_t outcome, const char* grade);
    void addLock(const core::Exploration& found, FindingCard& card);
    void exploreAgain();
    void clear();
    void fill(const core::Exploration& found);
    void addProgress();
    void addWarning(const core::Exploration& found);
    void addChange(const core::Exploration& found);
    void addRow(const core::Exploration& found, std::size_t i, const core::OutcomeLook& look,
                const std::vector<QString>& chips);
    void addFindings(const core::Exploration& found);
    void noteReference();
    QString progressText() const;

    Document& m_document;
    QWidget* m_body;
    QVBoxLayout* m_rows;
    QPushButton* m_explore;
    QToolButton* m_export;
    GranularityTable* m_granularities; ///< Below all rows.
    /// What a change of the lesson is held against: the lesson as it was opened.
    std::shared_ptr<const core::Exploration> m_reference;
    QString m_referenceText;
    bool m_comparesNext = false; ///< The lesson has been mended: it is explored again without being asked.
};

} // namespace app
