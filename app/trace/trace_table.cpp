#include "app/trace/trace_table.h"

#include "app/document/document.h"
#include "app/models/trace_model.h"
#include "app/painter/style.h"
#include "app/trace/trace_delegate.h"
#include "core/render/render.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

namespace app {

namespace {

constexpr int kNarrowThread = 60;

} // namespace

TraceTable::TraceTable(Document& document, QWidget* parent)
    : QTableView(parent)
    , m_document(document)
    , m_model(new TraceModel(this))
{
    setModel(m_model);
    setItemDelegate(new TraceDelegate(*this));
    setHorizontalHeader(new TraceHeader(*this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    setAccessibleName(tr("Trace"));
    setLarge(false);
    connect(&document, &Document::runChanged, this, &TraceTable::showRun);
    connect(&document, &Document::cursorChanged, this, &TraceTable::showCursor);
}

void TraceTable::setLarge(bool large)
{
    m_large = large;
    verticalHeader()->setDefaultSectionSize(static_cast<int>(traceRowHeight(large)));
    horizontalHeader()->setFixedHeight(static_cast<int>(traceHeadHeight(large)));
    layOutColumns();
    viewport()->update();
}

void TraceTable::showRun()
{
    m_model->setRun(m_document.run());
    layOutColumns();
    showCursor();
}

void TraceTable::layOutColumns()
{
    if (m_model->run() == nullptr)
        return;
    const core::Trace& trace = m_model->run()->trace;
    const int arrow = m_model->arrowColumn();
    const int number = m_large ? 40 : 34;
    const int arrowWidth = m_large ? 60 : 52;
    int values = 0;
    const QFontMetrics mono(codeFont(m_large ? 13 : 11.5));
    const QFontMetrics text(interFont(m_large ? 15 : 12.5));
    for (std::size_t i = 0; i < trace.variables.size(); ++i) {
        const int column = arrow + 1 + static_cast<int>(i);
        int width =
            mono.horizontalAdvance(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        for (const core::TraceRow& row : trace.rows)
            width =
                std::max(width, text.horizontalAdvance(QString::fromStdString(row.values[i].substr(0, 40))));
        width = std::clamp(width + 26, 58, 200);
        setColumnWidth(column, width);
        values += width;
    }
    setColumnWidth(0, number);
    setColumnWidth(arrow, arrowWidth);
    const int threads = static_cast<int>(trace.threads.size());
    const int left = viewport()->width() - number - arrowWidth - values;
    for (int i = 0; i < threads; ++i)
        setColumnWidth(1 + i, std::max(kNarrowThread, left / threads + (i < left % threads ? 1 : 0)));
}

int TraceTable::currentRow() const
{
    if (m_model->run() == nullptr)
        return -1;
    const auto& rows = m_model->run()->trace.rows;
    int current = -1;
    int low = 0;
    int high = static_cast<int>(rows.size());
    while (low < high) {
        const int middle = (low + high) / 2;
        const auto& event = rows[static_cast<std::size_t>(middle)].event;
        if (!event || (m_document.cursor() && *event <= *m_document.cursor())) {
            current = middle;
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return current;
}

void TraceTable::showCursor()
{
    if (const int row = currentRow(); row >= 0) {
        scrollTo(m_model->index(row, 0), QAbstractItemView::EnsureVisible);
        // One row more, so that what comes next can be seen.
        if (row + 1 < m_model->rowCount())
            scrollTo(m_model->index(row + 1, 0), QAbstractItemView::EnsureVisible);
    }
    viewport()->update();
}

void TraceTable::goToRow(int row)
{
    if (row >= 0 && row < m_model->rowCount())
        m_document.setCursor(m_model->row(row).event);
}

void TraceTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    layOutColumns();
}

void TraceTable::mouseMoveEvent(QMouseEvent* event)
{
    m_hovered = rowAt(static_cast<int>(event->position().y()));
    viewport()->update();
    if (event->buttons().testFlag(Qt::LeftButton))
        goToRow(m_hovered);
}

void TraceTable::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    if (event->button() == Qt::LeftButton)
        goToRow(rowAt(static_cast<int>(event->position().y())));
}

void TraceTable::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int row = rowAt(static_cast<int>(event->position().y()));
    const auto step = row < 0 ? std::nullopt : m_model->row(row).event;
    if (step)
        Q_EMIT lineWanted(static_cast<int>(m_model->run()->recording->event(*step).line));
}

void TraceTable::contextMenuEvent(QContextMenuEvent* event)
{
    const auto run = m_model->run();
    if (run == nullptr)
        return;
    QMenu menu(this);
    const std::pair<QString, std::string (*)(const core::Recording&, const core::Trace&)> forms[] = {
        {tr("Copy as Markdown"), core::toMarkdown},
        {tr("Copy as CSV"), core::toCsv},
        {tr("Copy as LaTeX"), core::toLatex}};
    for (const auto& [text, form] : forms)
        menu.addAction(text, this, [run, form = form] {
            QGuiApplication::clipboard()->setText(QString::fromStdString(form(*run->recording, run->trace)));
        });
    menu.exec(event->globalPos());
}

void TraceTable::leaveEvent(QEvent*)
{
    m_hovered = -1;
    viewport()->update();
}

void TraceTable::keyPressEvent(QKeyEvent* event)
{
    // Up and down go from row to row; all else belongs to the window's actions.
    if (event->key() == Qt::Key_Down)
        goToRow(currentRow() + 1);
    else if (event->key() == Qt::Key_Up)
        goToRow(currentRow() - 1);
    else
        event->ignore();
}

} // namespace app
