#pragma once

#include "app/figures/figures_table.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTableView;

namespace app {

class Document;
class FiguresModel;

/// The figures of the run: of threads, tasks, cores, GILs or locks, and a line about the whole machine. A
/// click on a thread goes to its first box; the table can be copied into a spreadsheet.
class FiguresView : public QWidget {
    Q_OBJECT
public:
    explicit FiguresView(Document& document, QWidget* parent = nullptr);

    FiguresModel& model() const { return *m_model; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void showRun();
    void showTable();
    void goToThread(int row);
    void copy() const;

    Document& m_document;
    FiguresModel* m_model;
    std::vector<FiguresTable> m_tables;
    QComboBox* m_choice;
    QTableView* m_table;
    QLabel* m_summary;
    const void* m_shown = nullptr; ///< The run that the table is of.
};

} // namespace app
