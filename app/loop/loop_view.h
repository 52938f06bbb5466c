#pragma once

#include "core/timeline/loops.h"

#include <QWidget>

#include <optional>

namespace app {

class Document;
struct Run;

/// An event loop opened up, at the cursor: the callback that runs, and the tasks that are ready, asleep or in
/// I/O. A click on a task selects its box.
class LoopView : public QWidget {
    Q_OBJECT
public:
    explicit LoopView(Document& document, QWidget* parent = nullptr);

    /// Whether a loop ran tasks.
    static bool fits(const Run& run);
    /// The loop at the cursor: of several the one whose task acts there.
    std::optional<core::LoopMoment> moment() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    struct Entry {
        QRectF rect;
        core::ThreadId task;
    };

    core::Instant now() const;
    void paintCallback(QPainter& painter, const core::LoopMoment& moment, const QRectF& card);
    void paintPlace(QPainter& painter, QRectF place, std::uint32_t line);
    void paintQueue(QPainter& painter, const std::vector<core::LoopWait>& waits, const QRectF& card,
                    const QString& title, const QString& subtitle, bool showsLateness);

    Document& m_document;
    std::vector<Entry> m_entries; ///< Where tasks were painted last.
};

} // namespace app
