#include "app/painter/strip.h"

#include "app/painter/paint.h"
#include "app/painter/paint_cache.h"
#include "app/painter/pixel_grid.h"

#include <QImage>
#include <QPainter>
#include <algorithm>

namespace app {

namespace {

constexpr std::size_t kStates = ColumnStacks::kLevels;
static_assert(kStates == core::kThreadStates - 1, "The last state is NotAlive: nothing is drawn.");

QColor colourOf(std::size_t state, const core::Strip& strip, const core::Theme& theme)
{
    QColor colour = toQt(theme.colour(static_cast<core::Role>(state)));
    if (strip.dimmed & 1U << state)
        colour.setAlphaF(core::kDimmedOpacity);
    return colour;
}

void fillImage(QImage& image, const core::Strip& strip, const core::Theme& theme, int rows,
               ColumnStacks& stacks)
{
    std::array<QRgb, core::kThreadStates> colours{};
    for (std::size_t s = 0; s < kStates; ++s)
        colours[s] = qPremultiply(colourOf(s, strip, theme).rgba());
    const int columns = static_cast<int>(strip.columns.size());
    stacks.reset(columns, rows, kStates);
    for (int x = 0; x < columns; ++x)
        stacks.setShares(x, strip.columns[static_cast<std::size_t>(x)].data());
    stacks.finish();
    for (int y = 0; y < rows; ++y)
        stacks.fillRow(reinterpret_cast<QRgb*>(image.scanLine(y)), rows - 1 - y, colours.data());
}

} // namespace

void drawStrip(QPainter& painter, const core::Strip& strip, const core::Theme& theme, const QRectF& place,
               PaintCache& cache)
{
    const QTransform transform = painter.deviceTransform();
    const int columns = static_cast<int>(strip.columns.size());
    const int rows = qRound(place.height() * transform.m22());
    if (columns == 0 || rows <= 0)
        return;
    if (rows > ColumnStacks::kMostRows)
        return drawStripColumns(painter, strip, theme);
    QImage& image = cache.scratch(columns, rows);
    fillImage(image, strip, theme, rows, cache.stacks());
    if (columns == qRound(place.width() * transform.m11()))
        copyPixels(painter, image, {columns, rows}, transform.map(place.topLeft()).toPoint());
    else
        painter.drawImage(place, image, QRectF(0, 0, columns, rows));
}

void drawStripColumns(QPainter& painter, const core::Strip& strip, const core::Theme& theme)
{
    for (const core::StripColumn& column : core::vectorColumns(strip)) {
        double y = strip.rect.bottom();
        for (std::size_t s = 0; s < kStates; ++s) {
            const double height = column.shares[s] * strip.rect.height;
            y -= height;
            if (height > 0)
                painter.fillRect(QRectF(column.x, y, column.width, height), colourOf(s, strip, theme));
        }
    }
}

void drawRibbon(QPainter& painter, const core::Ribbon& ribbon, const core::Theme& theme,
                const PixelGrid& grid, PaintCache& cache)
{
    const int left = grid.column(ribbon.rect.x);
    const int top = grid.row(ribbon.rect.y);
    const int columns = grid.column(ribbon.rect.right()) - left;
    const int rows = grid.row(ribbon.rect.bottom()) - top;
    if (ribbon.columns.empty() || columns <= 0 || rows <= 0)
        return;
    QImage& image = cache.scratch(columns, rows);
    auto* const first = reinterpret_cast<QRgb*>(image.scanLine(0));
    const double width = ribbon.rect.width / static_cast<double>(ribbon.columns.size());
    int x = 0;
    for (std::size_t i = 0; i < ribbon.columns.size(); ++i) {
        const core::Role role = ribbon.columns[i];
        QColor colour = role == core::Ribbon::kNothing ? QColor(Qt::transparent) : toQt(theme.colour(role));
        colour.setAlphaF(colour.alphaF() * static_cast<float>(ribbon.opacity));
        const int end =
            std::min(columns, grid.column(ribbon.rect.x + static_cast<double>(i + 1) * width) - left);
        for (const QRgb pixel = qPremultiply(colour.rgba()); x < end; ++x)
            first[x] = pixel;
    }
    for (int y = 1; y < rows; ++y)
        std::copy_n(first, columns, reinterpret_cast<QRgb*>(image.scanLine(y)));
    copyPixels(painter, image, {columns, rows}, {left, top});
}

} // namespace app
