#include "app/painter/box_sprite.h"

#include "app/painter/paint.h"
#include "app/painter/pattern.h"

#include <QPainter>
#include <cmath>

namespace app {

namespace {

constexpr double kEnd = 3;
constexpr double kPeriod = 120; ///< A common multiple of all patterns' widths.
constexpr double kRadius = 2.5;

QImage painted(const core::Theme& theme, core::ThreadState state, QSizeF size, double scale)
{
    const core::StateStyle style = theme.state(state);
    QImage image(qRound(size.width() * scale), qRound(size.height() * scale),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF rect({0, 0}, size);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toQt(style.fill));
    painter.drawRoundedRect(rect, kRadius, kRadius);
    drawPattern(painter, rect.adjusted(kEnd, 0, -kEnd, 0), style, theme.patternOpacity(), {kEnd, 0});
    painter.setBrush(Qt::NoBrush);
    QPen edge(toQt(style.edge), 1, Qt::SolidLine, Qt::FlatCap);
    setDash(edge, dashOf(style), 1);
    painter.setPen(edge);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), kRadius - 0.5, kRadius - 0.5);
    return image;
}

} // namespace

double widthOfSpriteSource()
{
    return kPeriod + 2 * kEnd;
}

BoxSprite cutSprite(const QImage& whole, double scale)
{
    const int end = qRound(kEnd * scale);
    const int rows = whole.height();
    BoxSprite sprite;
    sprite.left = whole.copy(0, 0, end, rows);
    sprite.right = whole.copy(whole.width() - end, 0, end, rows);
    sprite.middle = whole.copy(end, 0, whole.width() - 2 * end, rows).convertToFormat(QImage::Format_RGB32);
    return sprite;
}

BoxSprite makeBoxSprite(const core::Theme& theme, core::ThreadState state, int pixelsHigh, double scale)
{
    const double height = pixelsHigh / scale;
    return cutSprite(painted(theme, state, {widthOfSpriteSource(), height}, scale), scale);
}

void drawBoxSprite(QPainter& painter, const QRectF& rect, const BoxSprite& sprite, double scale,
                   double patternX)
{
    const double end = sprite.left.width() / scale;
    const QRectF middle = rect.adjusted(end, 0, -end, 0);
    QBrush brush(sprite.middle);
    brush.setTransform(QTransform::fromTranslate(std::round(patternX * scale) / scale, rect.y())
                           .scale(1 / scale, 1 / scale));
    painter.fillRect(middle, brush);
    painter.drawImage(QRectF(rect.x(), rect.y(), end, rect.height()), sprite.left);
    painter.drawImage(QRectF(rect.right() - end, rect.y(), end, rect.height()), sprite.right);
}

} // namespace app
