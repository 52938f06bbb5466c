#include "app/painter/strip.h"

#include "app/painter/paint.h"
#include "app/painter/paint_cache.h"

#include <QImage>
#include <QPainter>
#include <algorithm>
#include <vector>

namespace app {

namespace {

constexpr double kDimmed = 0.28;
constexpr int kMostRows = 255; ///< A lane at eleven times its size.

constexpr int kFewColumns = 32;

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

/// The heights at which the states of every column end, one array a state: then a row of pixels is a count
/// over arrays of bytes, which the compiler makes wide instructions of. Column by column, each pixel run was
/// a jump that no processor foresees.
class Ends {
public:
    Ends(const core::Strip& strip, int rows)
        : m_columns(strip.columns.size())
        , m_ends(m_columns * kStates)
        , m_states(m_columns)
    {
        for (std::size_t x = 0; x < m_columns; ++x) {
            const auto heights = heightsOf(strip.columns[x], rows);
            int end = 0;
            for (std::size_t s = 0; s < kStates; ++s)
                m_ends[s * m_columns + x] = static_cast<std::uint8_t>(end = std::min(end + heights[s], rows));
        }
    }

    /// The row that lies `height` pixels above the lowest.
    void fillRow(QRgb* row, int height, const Palette& palette)
    {
        std::ranges::fill(m_states, std::uint8_t{0});
        const auto above = static_cast<std::uint8_t>(height);
        for (std::size_t s = 0; s < kStates; ++s) {
            const std::uint8_t* ends = m_ends.data() + s * m_columns;
            for (std::size_t x = 0; x < m_columns; ++x)
                m_states[x] = static_cast<std::uint8_t>(m_states[x] + (ends[x] <= above ? 1 : 0));
        }
        for (std::size_t x = 0; x < m_columns; ++x)
            row[x] = palette[m_states[x]];
    }

private:
    static constexpr std::size_t kStates =
        core::kThreadStates - 1; ///< The last is NotAlive: nothing is drawn.

    std::size_t m_columns;
    std::vector<std::uint8_t> m_ends;
    std::vector<std::uint8_t> m_states;
};

/// A few columns between boxes, one after the other: rows pay only for many.
void fillColumns(QImage& image, const core::Strip& strip, int rows, const Palette& palette)
{
    const qsizetype stride = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    auto* const first = reinterpret_cast<QRgb*>(image.bits());
    for (std::size_t x = 0; x < strip.columns.size(); ++x) {
        const auto heights = heightsOf(strip.columns[x], rows);
        QRgb* pixel = first + stride * (rows - 1) + static_cast<qsizetype>(x);
        int left = rows;
        for (std::size_t s = 0; s < heights.size(); ++s)
            for (int h = std::min(heights[s], left); h > 0; --h, --left, pixel -= stride)
                *pixel = palette[s];
        for (; left > 0; --left, pixel -= stride)
            *pixel = 0;
    }
}

void fillRows(QImage& image, const core::Strip& strip, int rows, const Palette& palette)
{
    Ends ends(strip, rows);
    for (int y = 0; y < rows; ++y)
        ends.fillRow(reinterpret_cast<QRgb*>(image.scanLine(y)), rows - 1 - y, palette);
}

/// Pixel for pixel: Qt copies rows of an image that is neither scaled nor moved by parts of a pixel, and
/// samples every pixel of one that is.
void copyPixels(QPainter& painter, const QImage& image, QSize size, QPointF corner)
{
    const QTransform device = painter.deviceTransform();
    if (device.type() == QTransform::TxNone) {
        painter.drawImage(QPoint(qRound(corner.x()), qRound(corner.y())), image, QRect(QPoint(), size));
        return;
    }
    const QTransform world = painter.worldTransform();
    const QPointF at = device.map(corner);
    painter.setWorldTransform(device.inverted() * world);
    painter.drawImage(QPoint(qRound(at.x()), qRound(at.y())), image, QRect(QPoint(), size));
    painter.setWorldTransform(world);
}

} // namespace

void drawStrip(QPainter& painter, const core::Strip& strip, const core::Theme& theme, const QRectF& place,
               PaintCache& cache)
{
    const QTransform transform = painter.deviceTransform();
    const int columns = static_cast<int>(strip.columns.size());
    const int rows = qRound(place.height() * transform.m22());
    if (columns == 0 || rows <= 0 || rows > kMostRows)
        return;
    QImage& image = cache.scratch(columns, rows);
    const Palette palette = paletteOf(strip, theme);
    if (columns < kFewColumns)
        fillColumns(image, strip, rows, palette);
    else
        fillRows(image, strip, rows, palette);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (columns == qRound(place.width() * transform.m11()))
        copyPixels(painter, image, {columns, rows}, place.topLeft());
    else
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
