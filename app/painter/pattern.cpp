#include "app/painter/pattern.h"

#include "app/painter/paint.h"

#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace app {

namespace {

/// A stroke or dot of a pattern's cell.
struct Stroke {
    std::array<QPointF, 3> points;
    int count;
};

/// What is repeated: `width` × `height` px.
struct Cell {
    double width;
    double height;
    double pen;
    std::span<const Stroke> strokes;
};

constexpr std::array kChevrons{Stroke{{QPointF(3, 1.5), QPointF(6, 4), QPointF(3, 6.5)}, 3}};
constexpr std::array kBars{Stroke{{QPointF(1.5, 0), QPointF(1.5, 4)}, 2}};
constexpr std::array kCross{Stroke{{QPointF(0, 0), QPointF(6, 6)}, 2},
                            Stroke{{QPointF(6, 0), QPointF(0, 6)}, 2}};
constexpr std::array kBack{Stroke{{QPointF(0, 0), QPointF(6, 6)}, 2}};
constexpr std::array kForward{Stroke{{QPointF(0, 8), QPointF(8, 0)}, 2}};
constexpr std::array kDashes{Stroke{{QPointF(0, 2.5), QPointF(4, 2.5)}, 2},
                             Stroke{{QPointF(4, 7.5), QPointF(8, 7.5)}, 2}};
constexpr std::array kDots{Stroke{{QPointF(2, 2)}, 1}, Stroke{{QPointF(5, 5)}, 1}};

Cell cellOf(core::Pattern pattern)
{
    switch (pattern) {
    case core::Pattern::Chevrons: return {10, 8, 1.1, kChevrons};
    case core::Pattern::Bars: return {4, 4, 1.1, kBars};
    case core::Pattern::Cross: return {6, 6, 1, kCross};
    case core::Pattern::Back: return {6, 6, 1.1, kBack};
    case core::Pattern::Forward: return {8, 8, 1.1, kForward};
    case core::Pattern::Dots: return {6, 6, 1.8, kDots};
    case core::Pattern::Dashes: return {8, 10, 1.1, kDashes};
    case core::Pattern::Rails:
    case core::Pattern::Solid:
    case core::Pattern::Outline:
    case core::Pattern::Hairline: break;
    }
    return {1, 1, 0, {}};
}

QPainterPath repeated(const Cell& cell, const QRectF& rect, QPointF origin)
{
    QPainterPath path;
    const double left = origin.x() + std::floor((rect.left() - origin.x()) / cell.width) * cell.width;
    const double top = origin.y() + std::floor((rect.top() - origin.y()) / cell.height) * cell.height;
    for (double y = top; y < rect.bottom(); y += cell.height)
        for (double x = left; x < rect.right(); x += cell.width)
            for (const Stroke& stroke : cell.strokes) {
                path.moveTo(stroke.points[0] + QPointF(x, y));
                if (stroke.count == 1)
                    path.lineTo(stroke.points[0] + QPointF(x + 0.01, y));
                for (int i = 1; i < stroke.count; ++i)
                    path.lineTo(stroke.points[static_cast<std::size_t>(i)] + QPointF(x, y));
            }
    return path;
}

} // namespace

std::pair<double, double> lengthsOf(core::Dash dash, double whole)
{
    switch (dash) {
    case core::Dash::Solid: break;
    case core::Dash::Dots: return {1, 4};
    case core::Dash::Dashes: return {4, 7};
    case core::Dash::ShortDashes: return {3, 5};
    }
    return {whole, std::max(whole, 1.0)};
}

void setDash(QPen& pen, core::Dash dash, double width)
{
    const auto [on, period] = lengthsOf(dash, 0);
    if (dash != core::Dash::Solid)
        pen.setDashPattern({on / width, (period - on) / width});
}

core::Dash dashOf(const core::StateStyle& style)
{
    return style.pattern == core::Pattern::Outline ? core::Dash::ShortDashes : core::Dash::Solid;
}

void drawPattern(QPainter& painter, const QRectF& rect, const core::StateStyle& style, double opacity,
                 QPointF origin)
{
    QColor ink = toQt(style.patternInk);
    ink.setAlphaF(static_cast<float>(opacity));
    if (style.pattern == core::Pattern::Rails) {
        for (const double share : {0.3, 0.7})
            painter.fillRect(QRectF(rect.x(), rect.y() + rect.height() * share - 0.6, rect.width(), 1.2),
                             ink);
        return;
    }
    const Cell cell = cellOf(style.pattern);
    if (cell.strokes.empty())
        return;
    const auto cap = style.pattern == core::Pattern::Dots ? Qt::RoundCap : Qt::SquareCap;
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.strokePath(repeated(cell, rect, origin), QPen(ink, cell.pen, Qt::SolidLine, cap, Qt::MiterJoin));
    painter.restore();
}

} // namespace app
