#include "app/painter/strip.h"

#include "app/painter/paint.h"

#include <QImage>
#include <QPainter>
#include <algorithm>

namespace app {

namespace {

constexpr double kDimmed = 0.28;

using Palette = std::array<QRgb, core::kThreadStates>;

QColor colourOf(std::size_t state, const core::Strip& strip, const core::Theme& theme)
{
    QColor colour = toQt(theme.colour(static_cast<core::Role>(state)));
    if (strip.dimmed & 1U << state)
        colour.setAlphaF(static_cast<float>(kDimmed));
    return colour;
}

Palette paletteOf(const core::Strip& strip, const core::Theme& theme)
{
    Palette palette{};
    for (std::size_t s = 0; s + 1 < core::kThreadStates; ++s)
        palette[s] = qPremultiply(colourOf(s, strip, theme).rgba());
    return palette;
}

/// How many rows each state gets, from below. What is there at all gets one; the largest pays for it.
std::array<int, core::kThreadStates> heightsOf(const core::Strip::Shares& shares, int rows)
{
    std::array<int, core::kThreadStates> heights{};
    int total = 0;
    int parts = 0;
    std::size_t largest = 0;
    for (std::size_t s = 0; s + 1 < core::kThreadStates; ++s) {
        if (shares[s] == 0)
            continue;
        parts += shares[s];
        heights[s] = std::max(1, (shares[s] * rows + 127) / 255);
        total += heights[s];
        largest = shares[s] > shares[largest] ? s : largest;
    }
    const int wanted = parts >= 250 ? rows : std::min(rows, (parts * rows + 127) / 255);
    heights[largest] += std::max(wanted, std::min(total, rows)) - total;
    return heights;
}

/// The pixels of an image, from its lowest row up.
struct Raster {
    QRgb* lowest;
    qsizetype stride;
    int rows;
};

void fillColumn(const Raster& raster, int x, const core::Strip::Shares& shares, const Palette& palette)
{
    const auto heights = heightsOf(shares, raster.rows);
    QRgb* pixel = raster.lowest + x;
    int free = raster.rows;
    for (std::size_t s = 0; s + 1 < core::kThreadStates; ++s) {
        const int height = std::min(heights[s], free);
        free -= height;
        for (int i = 0; i < height; ++i, pixel -= raster.stride)
            *pixel = palette[s];
    }
    for (; free > 0; --free, pixel -= raster.stride)
        *pixel = 0;
}

/// One image for all strips: a new one each time costs more than what is drawn into it.
QImage& scratch(int columns, int rows)
{
    static QImage image;
    if (image.width() < columns || image.height() < rows)
        image = QImage(std::max(columns, image.width()), std::max(rows, image.height()),
                       QImage::Format_ARGB32_Premultiplied);
    return image;
}

} // namespace

void drawStrip(QPainter& painter, const core::Strip& strip, const core::Theme& theme, const QRectF& place)
{
    const QTransform transform = painter.deviceTransform();
    const int columns = static_cast<int>(strip.columns.size());
    const int rows = qRound(place.height() * transform.m22());
    if (columns == 0 || rows <= 0)
        return;
    QImage& image = scratch(columns, rows);
    const Palette palette = paletteOf(strip, theme);
    const qsizetype stride = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    const Raster raster{reinterpret_cast<QRgb*>(image.bits()) + stride * (rows - 1), stride, rows};
    for (int x = 0; x < columns; ++x)
        fillColumn(raster, x, strip.columns[static_cast<std::size_t>(x)], palette);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawImage(place, image, QRectF(0, 0, columns, rows));
    painter.setRenderHint(QPainter::Antialiasing);
}

void drawStripColumns(QPainter& painter, const core::Strip& strip, const core::Theme& theme)
{
    for (const core::StripColumn& column : core::vectorColumns(strip)) {
        double y = strip.rect.bottom();
        for (std::size_t s = 0; s + 1 < core::kThreadStates; ++s) {
            const double height = column.shares[s] * strip.rect.height;
            y -= height;
            if (height > 0)
                painter.fillRect(QRectF(column.x, y, column.width, height), colourOf(s, strip, theme));
        }
    }
}

} // namespace app
