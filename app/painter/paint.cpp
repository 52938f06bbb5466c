#include "app/painter/paint.h"

#include "app/painter/box_sprite.h"
#include "app/painter/paint_cache.h"
#include "app/painter/pattern.h"
#include "app/painter/pixel_grid.h"
#include "app/painter/slices.h"
#include "app/painter/strip.h"
#include "app/painter/text.h"

#include <QPainterPath>
#include <cmath>
#include <utility>

namespace app {

namespace {

QPointF toQt(core::Point p)
{
    return {p.x, p.y};
}

class ShapePainter {
public:
    ShapePainter(QPainter& painter, const core::Diagram& diagram, const core::Theme& theme, PaintCache& cache)
        : m_painter(painter)
        , m_theme(theme)
        , m_cache(cache)
        , m_grid(painter)
    {
        constexpr double commonPeriod = 120; // Of all patterns, so that a long pan keeps their phase.
        if (diagram.scale)
            m_patternX = std::fmod(diagram.scale->x(core::Instant{}), commonPeriod);
    }

    void operator()(const core::Box& box)
    {
        const core::StateStyle style = m_theme.state(box.state);
        const QRectF rect = m_grid.rect(box.rect);
        if (box.opacity < 1)
            m_painter.setOpacity(static_cast<double>(box.opacity));
        if (m_grid.isRaster() && rect.width() >= kWidthOfSprites) {
            smooth(false);
            drawBoxSprite(m_painter, rect,
                          m_cache.sprite(m_theme, box.state, m_grid.rows(rect), m_grid.scale()),
                          m_grid.scale(), box.source ? m_patternX : rect.x());
        } else {
            drawBox(rect, style, box.source ? m_patternX : rect.x());
        }
        if (!box.label.empty())
            drawBoxLabel(box, rect, style);
        if (box.opacity < 1)
            m_painter.setOpacity(1);
    }

    void operator()(const core::IdentityBox& box)
    {
        const QRectF rect = m_grid.rect(box.rect);
        m_painter.setOpacity(static_cast<double>(box.opacity));
        if (m_grid.isRaster() && rect.width() >= kWidthOfSprites) {
            smooth(false);
            drawBoxSprite(m_painter, rect, identitySprite(box, m_grid.rows(rect)), m_grid.scale(),
                          rect.x() + kIdentityBar);
        } else {
            drawIdentity(box, rect);
        }
        if (!box.label.empty())
            drawIdentityLabel(box, rect);
        m_painter.setOpacity(1);
    }

    void operator()(const core::Fill& shape)
    {
        const QColor colour = ink(shape.role);
        fill(m_grid.rect(shape.rect), withAlpha(colour, colour.alphaF() * shape.opacity), shape.radius);
    }

    void operator()(const core::Outline& shape)
    {
        const double half = shape.width / 2;
        QRectF rect(shape.rect.x, shape.rect.y, shape.rect.width, shape.rect.height);
        if (m_grid.isRaster())
            rect = m_grid
                       .rect({rect.x() - half, rect.y() - half, rect.width() + shape.width,
                              rect.height() + shape.width})
                       .adjusted(half, half, -half, -half);
        stroke(rect, ink(shape.role), shape.radius, shape.width, shape.dash);
    }

    void operator()(const core::Line& line)
    {
        core::Point from = line.from;
        core::Point to = line.to;
        if (from.x == to.x)
            from.x = to.x = m_grid.hairX(from.x, line.width);
        if (from.y == to.y)
            from.y = to.y = m_grid.hairY(from.y, line.width);
        if (line.opacity < 1)
            m_painter.setOpacity(line.opacity);
        if (m_grid.isRaster() && (from.x == to.x || from.y == to.y)) {
            fillLine(line, from, to);
        } else {
            smooth(true);
            QPen pen(ink(line.role), line.width, Qt::SolidLine, Qt::FlatCap);
            setDash(pen, line.dash, line.width);
            m_painter.setPen(pen);
            m_painter.drawLine(toQt(from), toQt(to));
        }
        if (line.opacity < 1)
            m_painter.setOpacity(1);
    }

    void operator()(const core::Polygon& polygon)
    {
        QPolygonF points;
        for (const core::Point& p : polygon.points)
            points << toQt(p);
        if (!polygon.filled) {
            smooth(true);
            m_painter.setPen(
                QPen(ink(polygon.role), polygon.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            m_painter.drawPolyline(points);
            return;
        }
        withHalo(polygon.halo, ink(polygon.role), [&] { m_painter.drawPolygon(points); });
    }

    void operator()(const core::Circle& circle)
    {
        withHalo(circle.halo, ink(circle.role),
                 [&] { m_painter.drawEllipse(toQt(circle.centre), circle.radius, circle.radius); });
    }

    void operator()(const core::Label& label)
    {
        smooth(true);
        const auto halo = label.halo ? std::optional(ink(*label.halo)) : std::nullopt;
        drawText(m_painter, label, withAlpha(ink(label.role), label.opacity), halo, m_cache);
    }

    void operator()(const core::Strip& strip)
    {
        smooth(!m_grid.isRaster());
        if (m_grid.isRaster())
            drawStrip(m_painter, strip, m_theme, m_grid.rect(strip.rect), m_cache);
        else
            drawStripColumns(m_painter, strip, m_theme);
    }

    void operator()(const core::Ribbon& ribbon)
    {
        smooth(!m_grid.isRaster());
        if (m_grid.isRaster())
            return drawRibbon(m_painter, ribbon, m_theme, m_grid, m_cache);
        for (const core::Fill& run : core::fillsOf(ribbon))
            (*this)(run);
    }

    void operator()(const core::Slices& slices)
    {
        if (!m_grid.isRaster() || !fitsIntoImage(slices, m_grid)) {
            for (const core::Shape& shape : core::shapesOf(slices))
                std::visit(*this, shape);
            return;
        }
        smooth(false);
        drawSlices(m_painter, slices, m_theme, m_grid, m_patternX, m_cache);
        for (const core::Slices::Piece& piece : slices.pieces)
            if (piece.label > 0)
                drawLabel(slices, piece);
        if (!slices.labels.empty()) // Then some may lie over a mark.
            for (const core::Fill& mark : core::lockMarksOf(slices))
                (*this)(mark);
    }

private:
    static constexpr double kWidthOfSprites = 8;
    static constexpr double kIdentityBar = 3; ///< In a thread's colour, at the left of its box.

    QColor ink(core::Role role) const { return app::toQt(m_theme.colour(role)); }

    void drawIdentity(const core::IdentityBox& box, const QRectF& rect)
    {
        const QColor colour = ink(core::identityRole(box.thread));
        const bool isFlat = m_grid.isRaster() && rect.width() < kWidthOfSprites;
        if (isFlat && rect.width() <= kIdentityBar)
            return fill(rect, colour, 0); // Nothing else of it would be seen.
        const double radius = rect.width() >= 4 && !isFlat ? 2 : 0;
        fill(rect, ink(core::Role::Lane), radius);
        fill(rect, withAlpha(colour, m_theme.tintOpacity()), radius);
        if (box.hatched)
            drawHatch(rect, colour);
        fill({rect.x(), rect.y(), std::min(kIdentityBar, rect.width()), rect.height()}, colour,
             rect.width() > 6 && !isFlat ? 1 : 0);
        if (rect.width() >= 3 && isFlat)
            frame(rect, withAlpha(colour, 0.75));
        else if (rect.width() >= 3)
            stroke(rect.adjusted(0.5, 0.5, -0.5, -0.5), withAlpha(colour, 0.75), radius, 1,
                   core::Dash::Solid);
    }

    const BoxSprite& identitySprite(const core::IdentityBox& box, int rows)
    {
        const double scale = m_grid.scale();
        return m_cache.identitySprite(m_theme, core::identityOf(box.thread), box.hatched, rows, scale, [&] {
            const QSizeF size(widthOfSpriteSource(), rows / scale);
            QImage image(qRound(size.width() * scale), rows, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            painter.scale(scale, scale);
            painter.setRenderHint(QPainter::Antialiasing);
            ShapePainter(painter, {}, m_theme, m_cache).drawIdentity(box, {QPointF(), size});
            return cutSprite(image, scale);
        });
    }

    /// What lies between whole pixels is not to be smoothed, which takes Qt ten times as long; and each
    /// change takes as long as a narrow box.
    void smooth(bool on)
    {
        if (std::exchange(m_isSmooth, on) != on)
            m_painter.setRenderHint(QPainter::Antialiasing, on);
    }

    /// The four sides of a box, filled.
    void frame(const QRectF& rect, const QColor& edge)
    {
        smooth(!m_grid.isRaster() || !m_grid.isWhole(1));
        m_painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), 1), edge);
        m_painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), edge);
        m_painter.fillRect(QRectF(rect.x(), rect.y() + 1, 1, rect.height() - 2), edge);
        m_painter.fillRect(QRectF(rect.right() - 1, rect.y() + 1, 1, rect.height() - 2), edge);
    }
    static QColor withAlpha(QColor colour, double alpha)
    {
        colour.setAlphaF(static_cast<float>(alpha));
        return colour;
    }

    void fill(const QRectF& rect, const QColor& colour, double radius)
    {
        if (rect.isEmpty())
            return;
        if (radius <= 0) {
            fillPixels(rect, colour);
            return;
        }
        smooth(true);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawRoundedRect(rect, radius, radius);
    }

    void fillPixels(const QRectF& rect, const QColor& colour)
    {
        smooth(!m_grid.isRaster());
        m_painter.fillRect(rect, colour);
    }

    /// Upright and level lines as rectangles: Qt takes longer for the dots of one line than for all boxes of
    /// its lane.
    void fillLine(const core::Line& line, core::Point from, core::Point to)
    {
        const bool isLevel = from.y == to.y;
        const double begin = isLevel ? m_grid.x(std::min(from.x, to.x)) : m_grid.y(std::min(from.y, to.y));
        const double end = isLevel ? m_grid.x(std::max(from.x, to.x)) : m_grid.y(std::max(from.y, to.y));
        const auto [on, period] = lengthsOf(line.dash, end - begin);
        const QColor colour = ink(line.role);
        const double half = line.width / 2;
        smooth(!m_grid.isWhole(line.width) || !m_grid.isWhole(on) || !m_grid.isWhole(period));
        for (double at = begin; at < end; at += period) {
            const double length = std::min(on, end - at);
            m_painter.fillRect(isLevel ? QRectF(at, from.y - half, length, line.width)
                                       : QRectF(from.x - half, at, line.width, length),
                               colour);
        }
    }

    void stroke(const QRectF& rect, const QColor& colour, double radius, double width, core::Dash dash)
    {
        QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
        setDash(pen, dash, width);
        smooth(true);
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        if (radius > 0)
            m_painter.drawRoundedRect(rect, radius, radius);
        else
            m_painter.drawRect(rect);
    }

    void drawBox(const QRectF& rect, const core::StateStyle& style, double patternX)
    {
        const double radius = rect.width() >= 8 ? 2.5 : rect.width() >= 4 && !m_grid.isRaster() ? 1 : 0;
        fill(rect, app::toQt(style.fill), radius);
        if (rect.width() >= 4 && (rect.width() >= 8 || !m_grid.isRaster())) {
            smooth(true);
            drawPattern(m_painter, rect, style, m_theme.patternOpacity(), {patternX, rect.y()});
        }
        if (rect.width() >= 3)
            drawEdge(rect, style, radius);
    }

    void drawEdge(const QRectF& rect, const core::StateStyle& style, double radius)
    {
        if (m_grid.isRaster() && radius <= 0) {
            frame(rect, app::toQt(style.edge));
            return;
        }
        stroke(rect.adjusted(0.5, 0.5, -0.5, -0.5), app::toQt(style.edge), std::max(0.0, radius - 0.5), 1,
               dashOf(style));
    }

    void drawLabel(const core::Slices& slices, const core::Slices::Piece& piece)
    {
        const core::Box box = slices.box(piece);
        m_painter.setOpacity(static_cast<double>(box.opacity));
        drawBoxLabel(box, m_grid.rect(box.rect), m_theme.state(box.state));
        m_painter.setOpacity(1);
    }

    void drawBoxLabel(const core::Box& box, const QRectF& rect, const core::StateStyle& style)
    {
        const core::Type type{core::Face::SemiBold, static_cast<double>(box.size), false};
        if (style.pattern != core::Pattern::Solid && style.pattern != core::Pattern::Outline)
            drawPlate(rect, rect.center().x(), core::textWidth(box.label, type),
                      withAlpha(app::toQt(style.fill), m_theme.plateOpacity()));
        centred(box.label, type, {rect.center().x(), rect.center().y()}, app::toQt(style.label));
    }

    void drawIdentityLabel(const core::IdentityBox& box, const QRectF& rect)
    {
        const core::Type type{core::Face::SemiBold, static_cast<double>(box.size), false};
        const double middle = rect.center().x() + 1.5;
        if (box.hatched)
            drawPlate(rect, middle, core::textWidth(box.label, type), withAlpha(ink(core::Role::Lane), 0.85));
        centred(box.label, type, {middle, rect.center().y()}, ink(core::Role::Text));
    }

    void drawPlate(const QRectF& rect, double middle, double textLength, const QColor& colour)
    {
        const double from = std::max(rect.x() + 1, middle - textLength / 2 - 3);
        const double to = std::min(rect.right() - 1, middle + textLength / 2 + 3);
        const core::Rect plate{from, rect.y() + 2, to - from, rect.height() - 4};
        fill(m_grid.rect(plate), colour, m_grid.isRaster() ? 0 : 2);
    }

    void centred(const std::string& text, const core::Type& type, core::Point middle, const QColor& colour)
    {
        smooth(true);
        const core::Point at{middle.x, middle.y + type.size * 0.36};
        drawText(m_painter, {at, text, type, core::Role::Text, core::Anchor::Middle, 1, false, {}}, colour,
                 {}, m_cache);
    }

    void drawHatch(const QRectF& rect, const QColor& colour)
    {
        constexpr double pitch = 6;
        QPainterPath path;
        for (double k = 0; k < rect.width() + rect.height(); k += pitch) {
            path.moveTo(rect.x() + k - rect.height(), rect.bottom());
            path.lineTo(rect.x() + k, rect.y());
        }
        smooth(true);
        m_painter.save();
        m_painter.setClipRect(rect, Qt::IntersectClip);
        m_painter.strokePath(path, QPen(withAlpha(colour, 0.9), 1.3));
        m_painter.restore();
    }

    template <class Draw>
    void withHalo(const std::optional<core::Role>& halo, const QColor& colour, Draw draw)
    {
        smooth(true);
        m_painter.setBrush(colour);
        if (halo) {
            m_painter.setPen(QPen(ink(*halo), 1.5));
            draw();
        }
        m_painter.setPen(Qt::NoPen);
        draw();
    }

    QPainter& m_painter;
    const core::Theme& m_theme;
    PaintCache& m_cache;
    PixelGrid m_grid;
    double m_patternX = 0;
    bool m_isSmooth = true;
};

} // namespace

QColor toQt(core::Colour colour)
{
    return {colour.red, colour.green, colour.blue, colour.alpha};
}

void paint(QPainter& painter, const core::Diagram& diagram, const core::Theme& theme)
{
    PaintCache cache;
    paint(painter, diagram, theme, cache);
}

void paint(QPainter& painter, const core::Diagram& diagram, const core::Theme& theme, PaintCache& cache)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    ShapePainter shapes(painter, diagram, theme, cache);
    for (const core::Shape& shape : diagram.shapes)
        std::visit(shapes, shape);
    painter.restore();
}

} // namespace app
