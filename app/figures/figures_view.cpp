#include "app/figures/figures_view.h"

#include "app/document/document.h"
#include "app/models/figures_model.h"
#include "app/painter/style.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace app {

FiguresView::FiguresView(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(new FiguresModel(this))
    , m_choice(new QComboBox)
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
    m_summary->setToolTip(
        tr("Of all cores' time; threads that ended; Jain's index of the running times, 1 where all "
           "are equal"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(8, 4, 0, 4);
    foot->addWidget(m_choice);
    foot->addWidget(m_summary, 1);
    column->addLayout(foot);
    m_choice->setFont(interFont(12));
    m_choice->setAccessibleName(tr("Figures of"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &FiguresView::showTable);

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
    const core::Figures figures = run != nullptr ? core::figuresOf(*run->recording) : core::Figures{};
    m_tables = run != nullptr ? figuresTables(*run, figures) : std::vector<FiguresTable>();
    const QString former = m_choice->currentText();
    {
        const QSignalBlocker silent(m_choice);
        m_choice->clear();
        for (const FiguresTable& table : m_tables)
            m_choice->addItem(table.name);
        m_choice->setCurrentIndex(std::max(0, m_choice->findText(former)));
    }
    showTable();
    const core::Summary& all = figures.summary;
    const QLocale locale;
    m_summary->setText(tr("Utilisation %1 %, %2 threads a second, fairness %3")
                           .arg(locale.toString(all.utilisation * 100, 'f', 1),
                                locale.toString(all.throughputPerSecond, 'f', 1),
                                locale.toString(all.fairness, 'f', 3)));
}

void FiguresView::showTable()
{
    const auto index = static_cast<std::size_t>(std::max(0, m_choice->currentIndex()));
    m_model->setTable(index < m_tables.size() ? m_tables[index] : FiguresTable{});
    m_table->resizeColumnsToContents();
}

void FiguresView::goToThread(int row)
{
    const auto thread = m_model->table().rows[static_cast<std::size_t>(row)].thread;
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
