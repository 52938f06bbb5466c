#pragma once

#include "app/figures/figures_table.h"

#include <QAbstractTableModel>

namespace app {

/// One of the tables of a run's figures.
class FiguresModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTable(FiguresTable table);
    const FiguresTable& table() const { return m_table; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    FiguresTable m_table;
};

} // namespace app
