#include "app/trace/trace_delegate.h"

#include "app/models/trace_model.h"
#include "app/trace/trace_table.h"

namespace app {

TraceDelegate::TraceDelegate(TraceTable& table)
    : QStyledItemDelegate(&table)
    , m_table(table)
{
}

TraceCell TraceDelegate::cellAt(const QModelIndex& index) const
{
    const TraceModel& model = m_table.model();
    const core::TraceRow& row = model.row(index.row());
    const int now = m_table.currentRow();
    TraceCell cell;
    cell.text = index.data().toString();
    cell.current = index.row() == now;
    cell.later = index.row() > now;
    cell.hovered = index.row() == m_table.hoveredRow();
    const int column = index.column();
    if (column == 0) {
        cell.kind = TraceCell::Kind::Number;
    } else if (column < model.arrowColumn()) {
        const core::ThreadId thread = model.run()->trace.threads[static_cast<std::size_t>(column - 1)];
        if (row.thread == thread) {
            cell.thread = thread.index();
            if (row.lostUpdate && !cell.later)
                cell.tag = TraceDelegate::tr("lost update");
            else if (row.stale && !cell.later)
                cell.tag =
                    TraceDelegate::tr("stale: %1 → now %2")
                        .arg(QString::fromStdString(row.stale->was), QString::fromStdString(row.stale->now));
        }
    } else if (column == model.arrowColumn()) {
        cell.kind = TraceCell::Kind::Arrow;
        if (row.arrow != core::AccessArrow::None)
            cell.arrow = row.arrow == core::AccessArrow::Read ? Icon::ReadArrow : Icon::WriteArrow;
        cell.reads = row.arrow == core::AccessArrow::Read;
    } else {
        cell.kind = TraceCell::Kind::Value;
        cell.written = row.written == static_cast<std::size_t>(column - model.arrowColumn() - 1);
    }
    return cell;
}

void TraceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    paintTraceCell(*painter, option.rect, cellAt(index), m_table.isLarge());
}

TraceHeader::TraceHeader(TraceTable& table)
    : QHeaderView(Qt::Horizontal, &table)
    , m_table(table)
{
    setMinimumSectionSize(20);
    setSectionResizeMode(QHeaderView::Fixed);
    setHighlightSections(false);
}

QSize TraceHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), static_cast<int>(traceHeadHeight(m_table.isLarge()))};
}

void TraceHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const TraceModel& model = m_table.model();
    if (model.run() == nullptr)
        return;
    const QString text = model.headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    std::optional<std::size_t> thread;
    TraceCell::Kind kind = TraceCell::Kind::Value;
    if (section == 0) {
        kind = TraceCell::Kind::Number;
    } else if (section < model.arrowColumn()) {
        kind = TraceCell::Kind::Thread;
        thread = model.run()->trace.threads[static_cast<std::size_t>(section - 1)].index();
    } else if (section == model.arrowColumn()) {
        kind = TraceCell::Kind::Arrow;
    }
    paintTraceHead(*painter, rect, kind, kind == TraceCell::Kind::Number ? QString() : text, thread,
                   m_table.isLarge());
}

} // namespace app
