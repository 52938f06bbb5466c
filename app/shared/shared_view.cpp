#include "app/shared/shared_view.h"

#include "app/document/document.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/panels/explain.h"

#include <QMouseEvent>

#include <algorithm>

namespace app {

using core::Role;

namespace {

constexpr int kRow = 26;
constexpr int kHead = 26;
constexpr double kColumns[] = {12, 0.26, 0.56, 0.84}; ///< The first in pixels, the others of the width.

/// The last of some events in order that is not later than the cursor.
Moment lastUntil(const std::vector<core::EventId>& events, Moment cursor)
{
    if (!cursor)
        return std::nullopt;
    const auto after = std::ranges::upper_bound(events, *cursor);
    return after == events.begin() ? std::nullopt : Moment{*(after - 1)};
}

} // namespace

SharedView::SharedView(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
{
    setAccessibleName(tr("Shared variables"));
    connect(&document, &Document::runChanged, this, qOverload<>(&QWidget::update));
    connect(&document, &Document::cursorChanged, this, qOverload<>(&QWidget::update));
}

bool SharedView::fits(const Run& run)
{
    return run.shared.size() > 1;
}

/// The trace of a run is made when its variables are first looked at.
void SharedView::follow()
{
    const auto run = m_document.run();
    if (run == m_of)
        return;
    m_of = run;
    m_trace = run != nullptr ? core::traceOf(*run->recording) : core::Trace{};
    m_writes.assign(m_trace.variables.size(), {});
    for (const core::TraceRow& row : m_trace.rows)
        if (row.event && row.written)
            m_writes[*row.written].push_back(*row.event);
}

std::vector<SharedView::Row> SharedView::rows()
{
    follow();
    if (m_of == nullptr || m_trace.rows.empty())
        return {};
    const Moment cursor = m_document.cursor();
    const auto isPast = [&](const core::TraceRow& row) {
        return !row.event || (cursor && *row.event <= *cursor);
    };
    const auto after = std::ranges::partition_point(m_trace.rows, isPast);
    const core::TraceRow& now = after == m_trace.rows.begin() ? m_trace.rows.front() : *(after - 1);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < m_trace.variables.size(); ++i) {
        const std::size_t variable = m_trace.variables[i].index();
        const Moment write = lastUntil(m_writes[i], cursor);
        rows.push_back({QString::fromStdString(m_of->recording->info().variables[variable].name),
                        QString::fromStdString(now.values[i]), write, write && write == cursor});
    }
    return rows;
}

void SharedView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(painter, rect(), Role::Surface);
    const std::vector<Row> all = rows();
    if (all.empty())
        return;
    paintHead(painter);
    int y = kHead;
    for (const Row& row : all) {
        if (y > height())
            break;
        paintRow(painter, row, y);
        y += kRow;
    }
}

void SharedView::paintHead(QPainter& painter) const
{
    paintGround(painter, QRect(0, 0, width(), kHead), Role::Header, Qt::BottomEdge);
    const QString heads[] = {tr("variable"), tr("value"), tr("last written by"), tr("line")};
    for (std::size_t i = 0; i < std::size(heads); ++i) {
        const double x = i == 0 ? kColumns[0] : kColumns[i] * width();
        paintText(painter, QRectF(x, 0, 140, kHead), Qt::AlignVCenter | Qt::AlignLeft, heads[i],
                  interFont(11.5, QFont::DemiBold), Role::TextSecondary);
    }
}

void SharedView::paintRow(QPainter& painter, const Row& row, int y) const
{
    paintGround(painter, QRect(0, y, width(), kRow - 1), row.isChanged ? Role::InfoTint : Role::Surface);
    const auto cell = [&](std::size_t column, const QString& text, const QFont& font, Role role,
                          double skip = 0) {
        const double x = (column == 0 ? kColumns[0] : kColumns[column] * width()) + skip;
        const double end =
            column + 1 < std::size(kColumns) ? kColumns[column + 1] * width() - 6 : width() - 6;
        paintText(painter, QRectF(x, y, end - x, kRow), Qt::AlignVCenter | Qt::AlignLeft, text, font, role);
    };
    cell(0, row.name, codeFont(12), Role::Text);
    cell(1, row.value, codeFont(12), Role::Text);
    if (row.write) {
        const core::Event write = m_of->recording->event(*row.write);
        const QString name = threadName(*m_of, write.thread);
        const QString chip = chipText(name);
        paintChip(painter, QRectF(kColumns[2] * width(), y + 5, chipWidth(chip), 17), chip,
                  write.thread.index());
        cell(2, name, interFont(12), Role::Text, chipWidth(chip) + 6);
        cell(3, QString::number(write.line), interFont(12), Role::TextSecondary);
    } else {
        cell(2, tr("initial value"), interFont(12), Role::TextTertiary);
    }
    paintGround(painter, QRect(0, y + kRow - 1, width(), 1), Role::GridMinor);
}

void SharedView::mousePressEvent(QMouseEvent* event)
{
    const int row = (static_cast<int>(event->position().y()) - kHead) / kRow;
    const std::vector<Row> all = rows();
    if (event->position().y() < kHead || row >= static_cast<int>(all.size()))
        return;
    if (const Moment& write = all[static_cast<std::size_t>(row)].write)
        m_document.setCursor(write);
}

} // namespace app
