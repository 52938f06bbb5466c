#pragma once

#include "app/document/background.h"
#include "core/replay/ready_queues.h"

#include <QWidget>

namespace app {

class Document;
struct Run;

/// The scheduler at the cursor: who runs, who comes next in which order, and what the policy keeps of each
/// thread and chooses by. A click on a row goes to the thread's box at that moment.
class QueuesView : public QWidget {
    Q_OBJECT
public:
    explicit QueuesView(Document& document, QWidget* parent = nullptr);

    /// Whether a policy scheduled the run, rather than a schedule or chance.
    static bool fits(const Run& run);
    /// What is shown; of the cursor's moment once that has been worked out.
    const std::optional<core::ReadyQueues>& queues() const { return m_queues; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void look();
    void paintHead(QPainter& painter) const;
    void paintRow(QPainter& painter, const core::QueuedThread& each, int y) const;
    QString stateOf(const core::QueuedThread& each) const;
    QRectF column(std::size_t kept, int y, int height) const;

    Document& m_document;
    Background m_replay;
    std::shared_ptr<const Run> m_of; ///< That m_queues is of.
    std::optional<core::ReadyQueues> m_queues;
};

} // namespace app
