#pragma once

#include "app/document/run.h"
#include "core/insight/figures.h"

#include <QString>
#include <QStringList>

namespace app {

/// Figures as rows of text.
struct FiguresTable {
    struct Column {
        QString title;
        QString help;
    };
    struct Row {
        QStringList cells;
        std::optional<core::ThreadId> thread; ///< That the row is about.
        bool sums = false;                    ///< Of all rows above it.
    };
    QString name;
    std::vector<Column> columns;
    std::vector<Row> rows;
};

/// All that a run has figures of: threads, tasks, cores, GILs, locks; each table has rows.
std::vector<FiguresTable> figuresTables(const Run& run, const core::Figures& figures);

} // namespace app
