#pragma once

#include "app/painter/paint_cache.h"
#include "core/timeline/locks.h"

#include <QWidget>

namespace app {

class Document;

/// Who waits for whom at the cursor: the graph, and a row for each lock with who holds it and who waits. A
/// click on a row goes to where the lock was taken.
class LocksView : public QWidget {
    Q_OBJECT
public:
    explicit LocksView(Document& document, QWidget* parent = nullptr);

    /// The locks at the cursor; at the end of a deadlocked run, as they stay for ever.
    std::vector<core::LockMoment> locks() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    int tableTop() const;
    void paintTable(QPainter& painter);
    void paintRow(QPainter& painter, const core::LockMoment& lock, int y);

    Document& m_document;
    PaintCache m_cache;
};

} // namespace app
