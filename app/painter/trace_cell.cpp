#include "app/painter/trace_cell.h"

#include "app/painter/style.h"

#include <QFontMetricsF>

namespace app {

using core::Role;
using Kind = TraceCell::Kind;

double traceRowHeight(bool large)
{
    return large ? 35 : 23;
}

double traceHeadHeight(bool large)
{
    return large ? 34 : 28;
}

namespace {

void paintStep(QPainter& painter, const QRectF& rect, const TraceCell& cell, bool large)
{
    const QFont font = interFont(large ? 14 : 12.5);
    const QRectF inner = rect.adjusted(8, 0, -4, 0);
    // A narrow column says what is done, the tooltip with what.
    const bool fits = QFontMetricsF(font).horizontalAdvance(cell.text) <= inner.width();
    paintText(painter, inner, Qt::AlignLeft | Qt::AlignVCenter,
              fits ? cell.text : cell.text.section(QLatin1Char(' '), 0, 0), font,
              cell.later ? Role::TextTertiary : Role::Text);
    if (cell.tag.isEmpty())
        return;
    const double width = tagWidth(std::nullopt, cell.tag);
    const double left = inner.left() + QFontMetricsF(font).horizontalAdvance(cell.text) + 10;
    if (left + width <= inner.right())
        paintTag(painter, QRectF(left, rect.center().y() - 9, width, 18), TagKind::Race, std::nullopt,
                 cell.tag);
    else // The step's own words come first; the tooltip has those of the tag.
        paintIcon(painter, Icon::Warning, QRectF(inner.right() - 14, rect.center().y() - 6.5, 13, 13),
                  ink(Role::Race));
}

void paintCellGround(QPainter& painter, const QRectF& rect, const TraceCell& cell)
{
    Role ground = Role::Surface;
    if (cell.current)
        ground = Role::Selected;
    else if (cell.hovered)
        ground = Role::Hover;
    paintGround(painter, rect.toAlignedRect(), ground);
    if (cell.thread && !cell.later)
        paintTint(painter, rect.adjusted(0, 0, 0, -1), *cell.thread);
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), ink(Role::GridMinor));
    if (cell.kind != Kind::Number && cell.kind != Kind::Value)
        painter.fillRect(QRectF(rect.left(), rect.top(), 1, rect.height()), ink(Role::Grid));
}

void paintArrow(QPainter& painter, const QRectF& rect, const TraceCell& cell, bool large)
{
    if (!cell.arrow)
        return;
    const double side = large ? 17 : 13;
    const Role colour = cell.later ? Role::TextTertiary : (cell.reads ? Role::Info : Role::Text);
    paintIcon(painter, *cell.arrow,
              QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side), ink(colour),
              1.8);
}

} // namespace

void paintTraceCell(QPainter& painter, const QRectF& rect, const TraceCell& cell, bool large)
{
    paintCellGround(painter, rect, cell);
    const Role text = cell.later ? Role::TextTertiary : Role::Text;
    switch (cell.kind) {
    case Kind::Number:
        paintNumber(painter, rect.adjusted(0, 0, -7, 0), Qt::AlignRight, cell.text,
                    interFont(large ? 13 : 11, cell.current ? QFont::DemiBold : QFont::Normal),
                    cell.current ? Role::Text : Role::TextTertiary);
        break;
    case Kind::Thread: paintStep(painter, rect, cell, large); break;
    case Kind::Arrow: paintArrow(painter, rect, cell, large); break;
    case Kind::Value: {
        const bool bold = cell.written;
        paintNumber(painter, rect.adjusted(6, 0, -10, 0), Qt::AlignRight, cell.text,
                    interFont(large ? 15 : 12.5, bold ? QFont::DemiBold : QFont::Normal), text);
        break;
    }
    }
}

void paintTraceHead(QPainter& painter, const QRectF& rect, Kind kind, const QString& text,
                    std::optional<std::size_t> thread, bool large)
{
    paintGround(painter, rect.toAlignedRect(), Role::Header, Qt::BottomEdge);
    if (kind != Kind::Number && kind != Kind::Value)
        painter.fillRect(QRectF(rect.left(), rect.top(), 1, rect.height()), ink(Role::Grid));
    QRectF inner = rect.adjusted(8, 0, kind == Kind::Value ? -10 : -4, 0);
    const QFont font = interFont(large ? 13 : 11.5, QFont::DemiBold);
    if (thread) {
        const QString chip = chipText(text);
        const double width = chipWidth(chip);
        paintChip(painter, QRectF(inner.left(), rect.center().y() - 8.5, width, 17), chip, *thread);
        inner.setLeft(inner.left() + width + 6);
        if (text != chip && QFontMetricsF(font).horizontalAdvance(text) <= inner.width())
            paintText(painter, inner, Qt::AlignLeft | Qt::AlignVCenter, text, font, Role::TextSecondary);
    } else if (kind == Kind::Arrow) {
        const double y = rect.center().y() - 6;
        paintIcon(painter, Icon::ReadArrow, QRectF(rect.center().x() - 14, y, 12, 12),
                  ink(Role::TextSecondary), 1.7);
        paintIcon(painter, Icon::WriteArrow, QRectF(rect.center().x() + 2, y, 12, 12),
                  ink(Role::TextSecondary), 1.7);
    } else if (kind == Kind::Value) {
        paintText(painter, inner, Qt::AlignRight | Qt::AlignVCenter, text, codeFont(large ? 13 : 11.5),
                  Role::TextSecondary);
    }
}

} // namespace app
