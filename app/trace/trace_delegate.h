#pragma once

#include "app/painter/trace_cell.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

namespace app {

class TraceTable;

/// Turns a cell of the trace into what is painted.
class TraceDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit TraceDelegate(TraceTable& table);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    TraceCell cellAt(const QModelIndex& index) const;

    TraceTable& m_table;
};

/// Threads as chips, the variables' names.
class TraceHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit TraceHeader(TraceTable& table);
    QSize sizeHint() const override;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
    TraceTable& m_table;
};

} // namespace app
