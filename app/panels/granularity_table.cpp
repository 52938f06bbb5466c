#include "app/panels/granularity_table.h"

#include "app/document/document.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/panels/outcome_words.h"

#include <QPainter>

#include <algorithm>

namespace app {

using core::Role;

namespace {

constexpr int kMargin = 14;
constexpr int kRow = 24;
constexpr int kTop = 58; ///< Of the first row.
constexpr double kCountRight = 170;
constexpr double kRightRight = 240;
/// Larger ones at any granularity are not waited for.
constexpr std::uint64_t kMostStates = 20'000;

QString nameOf(core::Granularity granularity)
{
    switch (granularity) {
    case core::Granularity::Step: return GranularityTable::tr("step");
    case core::Granularity::Access: return GranularityTable::tr("access");
    case core::Granularity::Line: return GranularityTable::tr("line");
    case core::Granularity::Runtime: break;
    }
    return GranularityTable::tr("CPython 3.12");
}

} // namespace

GranularityTable::GranularityTable(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
{
    hide();
}

/// Only for a lesson that was small enough to be explored without being asked.
void GranularityTable::refresh()
{
    const auto found = m_document.exploration();
    const bool isSmall = found != nullptr && found->complete && found->map != nullptr
        && found->states <= kMostStates && found->interleavings != "1";
    if (!isSmall) {
        m_search.cancel();
        m_found.reset();
        m_rows.clear();
        hide();
        return;
    }
    if (found == m_found || m_document.run() == nullptr || !parentWidget()->isVisible())
        return;
    m_found = found;
    m_search.start([this, program = m_document.run()->program,
                    options = m_document.run()->options](const std::stop_token& stop) mutable {
        core::ExploreOptions explored;
        explored.run = std::move(options);
        explored.run.stop = stop;
        explored.run.limits.maxStates = kMostStates;
        auto rows = core::figuresByGranularity(program, explored);
        return [this, rows = std::move(rows)] {
            m_rows = rows;
            setAccessibleName(tr("Where threads may change") + QLatin1Char(' ') + sentence());
            setVisible(!m_rows.empty());
            fitHeight();
            update();
        };
    });
}

QString GranularityTable::sentence() const
{
    if (m_rows.empty() || !m_rows.back().complete)
        return {};
    const bool anyBad = std::any_of(m_rows.begin(), m_rows.end() - 1,
                                    [](const core::GranularityFigures& row) { return row.anyBad; });
    if (!anyBad)
        return {};
    return m_rows.back().anyBad
        ? tr("On CPython 3.12 it can happen too: a request for the GIL is looked at at calls and loop ends.")
        : tr("On CPython 3.12 it cannot happen here: a request for the GIL is looked at only at calls and "
             "loop "
             "ends, and there is none in between.");
}

void GranularityTable::fitHeight()
{
    const QString words = sentence();
    const QFontMetricsF metrics(interFont(12));
    const double high = words.isEmpty()
        ? 0
        : metrics.boundingRect(QRectF(0, 0, width() - 2 * kMargin, 1000), Qt::TextWordWrap, words).height()
            + 20;
    setFixedHeight(kTop + static_cast<int>(m_rows.size()) * kRow + 10 + static_cast<int>(high));
}

void GranularityTable::resizeEvent(QResizeEvent*)
{
    fitHeight();
}

void GranularityTable::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFont small = interFont(11.5);
    const auto head = [&](double right, const QString& text) {
        paintText(painter, QRectF(kMargin, 34, right - kMargin, 18), Qt::AlignRight | Qt::AlignVCenter, text,
                  small, Role::TextTertiary);
    };
    paintText(painter, QRectF(kMargin, 12, width() - 2 * kMargin, 18), Qt::AlignLeft | Qt::AlignVCenter,
              tr("Where threads may change"), interFont(12, QFont::DemiBold), Role::Text);
    paintText(painter, QRectF(kMargin, 34, 90, 18), Qt::AlignLeft | Qt::AlignVCenter, tr("granularity"),
              small, Role::TextTertiary);
    head(kCountRight, tr("interleavings"));
    const bool isGraded =
        std::ranges::any_of(m_rows, [](const core::GranularityFigures& row) { return !row.right.empty(); });
    head(kRightRight, isGraded ? tr("right") : tr("outcomes"));
    double y = kTop;
    for (const core::GranularityFigures& row : m_rows) {
        paintRow(painter, row, y);
        y += kRow;
    }
    const QString words = sentence();
    if (words.isEmpty())
        return;
    paintGround(painter, QRect(kMargin, static_cast<int>(y) + 6, width() - 2 * kMargin, 1), Role::Border);
    paintParagraph(painter, QRectF(kMargin, y + 14, width() - 2 * kMargin, height() - y - 14), words,
                   interFont(12), Role::TextSecondary);
}

void GranularityTable::paintRow(QPainter& painter, const core::GranularityFigures& row, double y) const
{
    const bool isCurrent = m_found != nullptr && m_found->granularity == row.granularity;
    const QFont font = interFont(12.5, isCurrent ? QFont::DemiBold : QFont::Normal);
    paintText(painter, QRectF(kMargin, y, 90, kRow), Qt::AlignLeft | Qt::AlignVCenter,
              nameOf(row.granularity), font, Role::Text);
    if (!row.complete) {
        paintText(painter, QRectF(kMargin + 90, y, width() - 2 * kMargin - 90, kRow),
                  Qt::AlignLeft | Qt::AlignVCenter, tr("too many to be counted beside the others"),
                  interFont(12), Role::TextTertiary);
        return;
    }
    paintNumber(painter, QRectF(kMargin, y, kCountRight - kMargin, kRow), Qt::AlignRight,
                grouped(row.interleavings), interFont(12.5), Role::Text);
    paintNumber(painter, QRectF(kMargin, y, kRightRight - kMargin, kRow), Qt::AlignRight,
                row.right.empty() ? QString::number(row.outcomes) : grouped(row.right), interFont(12.5),
                Role::Text);
    if (row.wrong && width() > kRightRight + 60)
        paintBar(painter, QRectF(kRightRight + 16, y + 5, width() - kMargin - kRightRight - 16, 14),
                 *row.wrong, Role::Race);
}

} // namespace app
