#pragma once

#include "app/document/run.h"
#include "core/insight/figures.h"

#include <QAbstractTableModel>

namespace app {

/// A run's figures: a row for each thread, then their average and worst. Times in milliseconds' own units.
class FiguresModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRun(std::shared_ptr<const Run> run);
    const core::Figures& figures() const { return m_figures; }
    /// The thread of a row; empty for average and worst.
    std::optional<core::ThreadId> threadOf(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(int row, int column) const;

    std::shared_ptr<const Run> m_run;
    core::Figures m_figures;
};

} // namespace app
