#include "app/figures/figures_view.h"

#include "app/document/document.h"
#include "app/models/figures_model.h"
#include "app/painter/style.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

namespace app {

FiguresView::FiguresView(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(new FiguresModel(this))
    , m_table(new QTableView)
    , m_summary(new QLabel)
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Figures of the threads"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(1);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->horizontalHeader()->setMinimumHeight(30);
    m_summary->setFont(interFont(12));
    m_summary->setForegroundRole(QPalette::LinkVisited);
    m_summary->setContentsMargins(12, 5, 12, 6);
    m_summary->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(m_summary);

    auto* copying = new QAction(tr("Copy the table"), this);
    copying->setShortcut(QKeySequence::Copy);
    copying->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copying, &QAction::triggered, this, &FiguresView::copy);
    m_table->addAction(copying);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& at) { goToThread(at.row()); });
    connect(&document, &Document::runChanged, this, &FiguresView::showRun);
}

void FiguresView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showRun();
}

/// Only while it can be seen: a slider that is dragged makes many runs.
void FiguresView::showRun()
{
    const auto run = m_document.run();
    if (!isVisible() || run.get() == m_shown)
        return;
    m_shown = run.get();
    m_model->setRun(run);
    m_table->resizeColumnsToContents();
    const core::Summary& all = m_model->figures().summary;
    const QLocale locale;
    m_summary->setText(tr("Utilisation %1 %, %2 threads a second, fairness %3 (Jain's index)")
                           .arg(locale.toString(all.utilisation * 100, 'f', 1),
                                locale.toString(all.throughputPerSecond, 'f', 1),
                                locale.toString(all.fairness, 'f', 3)));
}

void FiguresView::goToThread(int row)
{
    const auto thread = m_model->threadOf(row);
    const auto run = m_document.run();
    if (!thread || run == nullptr)
        return;
    const core::Lane& lane = run->times->threads[thread->index()];
    for (std::size_t i = 0; i < lane.size(); ++i) {
        const core::Slice slice = lane.slice(i);
        if (slice.cause && slice.state != core::ThreadState::NotAlive) {
            m_document.select(slice.cause);
            return;
        }
    }
}

/// The whole table, as spreadsheets take it.
void FiguresView::copy() const
{
    QString text;
    for (int row = -1; row < m_model->rowCount(); ++row) {
        for (int column = 0; column < m_model->columnCount(); ++column) {
            const QString cell = row < 0
                ? m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()
                : m_model->index(row, column).data().toString();
            text += (column > 0 ? QStringLiteral("\t") : QString()) + cell;
        }
        text += QLatin1Char('\n');
    }
    QApplication::clipboard()->setText(text);
}

} // namespace app
