#pragma once

#include "core/timeline/trace.h"

#include <QWidget>

namespace app {

class Document;
struct Run;

/// The shared variables at the cursor: the value of each, who wrote it last and in which line. What this step
/// changed is tinted; a click on a row goes to its last write.
class SharedView : public QWidget {
    Q_OBJECT
public:
    explicit SharedView(Document& document, QWidget* parent = nullptr);

    /// Whether there are several: the trace shows a single one with all its steps.
    static bool fits(const Run& run);

    /// A variable at the cursor.
    struct Row {
        QString name;
        QString value;
        std::optional<core::EventId> write; ///< The last one; empty where the initial value stands.
        bool isChanged = false;             ///< By the step at the cursor.
    };
    std::vector<Row> rows();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void follow();
    void paintHead(QPainter& painter) const;
    void paintRow(QPainter& painter, const Row& row, int y) const;

    Document& m_document;
    std::shared_ptr<const Run> m_of;                  ///< That m_trace is of.
    core::Trace m_trace;                              ///< Of all shared variables.
    std::vector<std::vector<core::EventId>> m_writes; ///< Of each variable, in order.
};

} // namespace app
