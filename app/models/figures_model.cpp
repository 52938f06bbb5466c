#include "app/models/figures_model.h"

#include "app/painter/style.h"

namespace app {

namespace {

int alignment(int column)
{
    return static_cast<int>(Qt::AlignVCenter | (column == 0 ? Qt::AlignLeft : Qt::AlignRight));
}

} // namespace

void FiguresModel::setTable(FiguresTable table)
{
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

int FiguresModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int FiguresModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QVariant FiguresModel::data(const QModelIndex& index, int role) const
{
    const FiguresTable::Row& row = m_table.rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return row.cells[index.column()];
    case Qt::TextAlignmentRole: return alignment(index.column());
    case Qt::FontRole:
        return interFont(12, index.column() == 0 || row.sums ? QFont::DemiBold : QFont::Normal);
    default: return {};
    }
}

QVariant FiguresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const FiguresTable::Column& column = m_table.columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole: return column.title;
    case Qt::ToolTipRole: return column.help;
    case Qt::TextAlignmentRole: return alignment(section);
    default: return {};
    }
}

} // namespace app
