#include "app/models/trace_model.h"

namespace app {

void TraceModel::setRun(std::shared_ptr<const Run> run)
{
    beginResetModel();
    m_run = std::move(run);
    endResetModel();
}

int TraceModel::arrowColumn() const
{
    return m_run == nullptr ? 1 : 1 + static_cast<int>(m_run->trace.threads.size());
}

int TraceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_run == nullptr ? 0 : static_cast<int>(m_run->trace.rows.size());
}

int TraceModel::columnCount(const QModelIndex& parent) const
{
    if (parent.isValid() || m_run == nullptr)
        return 0;
    return arrowColumn() + 1 + static_cast<int>(m_run->trace.variables.size());
}

QVariant TraceModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const core::TraceRow& at = row(index.row());
    const int column = index.column();
    if (column == 0)
        return static_cast<qulonglong>(at.number);
    if (column < arrowColumn()) {
        const core::ThreadId thread = m_run->trace.threads[static_cast<std::size_t>(column - 1)];
        return at.thread == thread ? QString::fromStdString(at.text) : QString();
    }
    if (column == arrowColumn()) {
        if (at.arrow == core::AccessArrow::None)
            return QString();
        return at.arrow == core::AccessArrow::Read ? QStringLiteral("←") : QStringLiteral("→");
    }
    return QString::fromStdString(at.values[static_cast<std::size_t>(column - arrowColumn() - 1)]);
}

QVariant TraceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (m_run == nullptr || orientation != Qt::Horizontal
        || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    if (section == 0)
        return tr("Step");
    const auto& info = m_run->recording->info();
    if (section < arrowColumn())
        return QString::fromStdString(
            info.threads[m_run->trace.threads[static_cast<std::size_t>(section - 1)].index()].name);
    if (section == arrowColumn())
        return tr("Access");
    const auto variable = m_run->trace.variables[static_cast<std::size_t>(section - arrowColumn() - 1)];
    return QString::fromStdString(info.variables[variable.index()].name);
}

} // namespace app
