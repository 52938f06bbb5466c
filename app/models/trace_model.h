#pragma once

#include "app/document/run.h"

#include <QAbstractTableModel>

namespace app {

/// The rows of a run's trace: number, a column for each thread, arrow, a column for each variable.
class TraceModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRun(std::shared_ptr<const Run> run);
    const Run* run() const { return m_run.get(); }
    const core::TraceRow& row(int row) const { return m_run->trace.rows[static_cast<std::size_t>(row)]; }
    int arrowColumn() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const Run> m_run; ///< Never changes; the trace in it is what is shown.
};

} // namespace app
