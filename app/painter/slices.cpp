// The image of a lane is made in two passes. Mixtures and boxes without room for a pattern are columns of
// pixels, each a stack of few colours, and are written row by row for the whole lane. Wider boxes are then
// copied from their state's sprite.

#include "app/painter/slices.h"

#include "app/painter/paint.h"
#include "app/painter/paint_cache.h"
#include "app/painter/pixel_grid.h"

#include <QImage>
#include <algorithm>
#include <cstring>

namespace app {

namespace {

constexpr double kWidthOfSprites = 8; ///< From here on corners are round and patterns are drawn.
constexpr double kWidthOfEdges = 3;

/// Where the colours of a lane stand: first a mixture's, then those of each state's boxes.
enum class ColumnKind : std::uint16_t { Plain, Inner, Side };
constexpr std::uint16_t kNoColour = core::kThreadStates - 1;
constexpr std::uint16_t kColoursOfColumn = 5; ///< Below the box, edge, fill, edge, above.
constexpr std::uint16_t kColumnKinds = 3;
constexpr std::uint16_t firstColour(std::size_t state, ColumnKind kind)
{
    return static_cast<std::uint16_t>(
        core::kThreadStates + (state * kColumnKinds + static_cast<std::size_t>(kind)) * kColoursOfColumn);
}
using Colours = std::array<QRgb, firstColour(core::kThreadStates, ColumnKind::Plain)>;

/// A premultiplied pixel at `alpha` 255ths, rounded as Qt does it.
QRgb faded(QRgb pixel, int alpha)
{
    QRgb result = 0;
    for (const int shift : {0, 8, 16, 24}) {
        const unsigned product = (pixel >> shift & 0xFFU) * static_cast<unsigned>(alpha);
        result |= (product + (product >> 8U) + 0x80U) >> 8U << shift;
    }
    return result;
}

QRgb over(QRgb upper, QRgb lower)
{
    return upper + faded(lower, 255 - qAlpha(upper));
}

/// Without the detour of a QColor, since each lane has dozens.
QRgb pixelOf(core::Colour colour)
{
    return qRgba(colour.red, colour.green, colour.blue, colour.alpha);
}

Colours coloursOf(const core::Slices& slices, const core::Theme& theme)
{
    Colours colours{};
    for (std::size_t s = 0; s < kNoColour; ++s) {
        const auto state = static_cast<core::ThreadState>(s);
        const core::StateStyle style = theme.state(state);
        const int alpha = slices.isDimmed(state) ? qRound(255 * core::kDimmedOpacity) : 255;
        const QRgb fill = faded(pixelOf(style.fill), alpha);
        const QRgb edge = over(faded(pixelOf(style.edge), alpha), fill);
        colours[s] = fill;
        const auto set = [&](ColumnKind kind, QRgb outer, QRgb inner) {
            const std::size_t first = firstColour(s, kind);
            colours[first + 1] = colours[first + 3] = outer;
            colours[first + 2] = inner;
        };
        set(ColumnKind::Plain, fill, fill);
        set(ColumnKind::Inner, edge, fill);
        set(ColumnKind::Side, edge, edge);
    }
    return colours;
}

class LaneImage {
public:
    LaneImage(const core::Slices& slices, const PixelGrid& grid, PaintCache& cache)
        : m_slices(slices)
        , m_grid(grid)
        , m_cache(cache)
        , m_left(grid.column(slices.rect.x))
        , m_top(grid.row(slices.rect.y))
        , m_columns(grid.column(slices.rect.right()) - m_left)
        , m_rows(grid.row(slices.rect.bottom()) - m_top)
        , m_edge(std::max(1, qRound(grid.scale())))
        , m_leastWithEdges(qRound(kWidthOfEdges * grid.scale()))
        , m_leastSprite(qRound(kWidthOfSprites * grid.scale()))
    {
        for (std::size_t s = 0; s < m_heights.size(); ++s) {
            const Place place = placeOf(slices.placeOf({0, 0, static_cast<core::ThreadState>(s), 0, 0, {}}));
            m_heights[s] = {place.top, place.bottom};
        }
    }

    void draw(QPainter& painter, const core::Theme& theme, double patternX)
    {
        QImage& image = m_cache.scratch(m_columns, m_rows);
        m_pixels = reinterpret_cast<QRgb*>(image.bits());
        m_stride = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
        drawColumns(theme);
        for (const Sprite& sprite : m_sprites)
            drawSprite(sprite, theme, patternX);
        for (const core::Fill& mark : core::lockMarksOf(m_slices))
            fill(mark.rect, pixelOf(theme.colour(mark.role)));
        copyPixels(painter, image, {m_columns, m_rows}, {m_left, m_top});
    }

private:
    /// In pixels of the image; nothing outside of it.
    struct Place {
        int left;
        int top;
        int right;
        int bottom;
    };
    struct Sprite {
        Place place;
        const core::Slices::Piece* piece;
    };

    Place placeOf(const core::Rect& rect) const
    {
        const int top = m_grid.row(rect.y) - m_top;
        const int bottom = std::max(top + 1, m_grid.row(rect.bottom()) - m_top);
        return placeOf(rect.x, rect.width, std::clamp(top, 0, m_rows), std::clamp(bottom, 0, m_rows));
    }
    Place placeOf(double x, double width, int top, int bottom) const
    {
        const int left = m_grid.column(x) - m_left;
        const int right = std::max(left + 1, m_grid.column(x + width) - m_left);
        return {std::clamp(left, 0, m_columns), top, std::clamp(right, 0, m_columns), bottom};
    }

    QRgb* row(int y) const { return m_pixels + y * m_stride; }

    /// Everything but the wide boxes, which it collects.
    void drawColumns(const core::Theme& theme)
    {
        ColumnStacks& stacks = m_cache.stacks();
        stacks.reset(m_columns, m_rows, kNoColour);
        auto shares = m_slices.mixtures.begin();
        for (const core::Slices::Piece& piece : m_slices.pieces) {
            if (piece.columns > 0) {
                addMixture(stacks, piece, shares);
                shares += piece.columns;
                continue;
            }
            const auto [top, bottom] = m_heights[core::indexOf(piece.state)];
            const Place place = placeOf(piece.x, piece.width, top, bottom);
            if (place.right - place.left < m_leastSprite)
                addBox(stacks, piece, place);
            else
                m_sprites.push_back({place, &piece});
        }
        stacks.finish();
        const Colours colours = coloursOf(m_slices, theme);
        for (int y = 0; y < m_rows; ++y)
            stacks.fillRow(row(y), m_rows - 1 - y, colours.data());
    }

    void addMixture(ColumnStacks& stacks, const core::Slices::Piece& piece,
                    std::vector<core::Strip::Shares>::const_iterator shares)
    {
        const double width = piece.width / piece.columns;
        int x = std::max(0, m_grid.column(piece.x) - m_left);
        for (std::uint32_t i = 0; i < piece.columns; ++i, ++shares) {
            const int end = std::min(m_columns, m_grid.column(piece.x + (i + 1) * width) - m_left);
            for (; x < end; ++x)
                stacks.setShares(x, shares->data());
        }
    }

    void addBox(ColumnStacks& stacks, const core::Slices::Piece& piece, const Place& place)
    {
        const std::size_t state = core::indexOf(piece.state);
        const bool hasEdges = place.right - place.left >= m_leastWithEdges;
        const int bottom = m_rows - place.bottom;
        const int top = m_rows - place.top;
        ColumnStacks::Ends ends{};
        ends[0] = static_cast<std::uint8_t>(bottom);
        ends[1] = static_cast<std::uint8_t>(std::min(top, bottom + m_edge));
        ends[2] = static_cast<std::uint8_t>(std::max<int>(ends[1], top - m_edge));
        ends[3] = static_cast<std::uint8_t>(top);
        for (int x = place.left; x < place.right; ++x) {
            const bool isSide = x < place.left + m_edge || x >= place.right - m_edge;
            const ColumnKind kind = !hasEdges ? ColumnKind::Plain
                : isSide                      ? ColumnKind::Side
                                              : ColumnKind::Inner;
            stacks.set(x, ends, firstColour(state, kind));
        }
    }

    void drawSprite(const Sprite& sprite, const core::Theme& theme, double patternX)
    {
        const Place& place = sprite.place;
        const core::Slices::Piece& piece = *sprite.piece;
        const BoxSprite& pixels =
            m_cache.sprite(theme, piece.state, place.bottom - place.top, m_grid.scale());
        const int end = pixels.left.width();
        const int period = pixels.middle.width();
        const int origin = m_grid.column(piece.source ? patternX : piece.x) - m_left;
        const int width = place.right - place.left;
        for (int y = place.top; y < place.bottom; ++y) {
            QRgb* const to = row(y) + place.left;
            copy(to, pixels.left, y - place.top, 0, end);
            for (int x = end; x < width - end;) {
                const int phase = ((place.left + x - origin) % period + period) % period;
                const int count = std::min(period - phase, width - end - x);
                copy(to + x, pixels.middle, y - place.top, phase, count);
                x += count;
            }
            copy(to + width - end, pixels.right, y - place.top, 0, end);
            if (m_slices.isDimmed(piece.state))
                std::transform(to, to + width, to,
                               [](QRgb pixel) { return faded(pixel, qRound(255 * core::kDimmedOpacity)); });
        }
    }

    static void copy(QRgb* to, const QImage& from, int y, int x, int count)
    {
        std::memcpy(to, reinterpret_cast<const QRgb*>(from.constScanLine(y)) + x,
                    sizeof(QRgb) * static_cast<std::size_t>(count));
    }

    void fill(const core::Rect& rect, QRgb colour) const
    {
        const Place place = placeOf(rect);
        for (int y = place.top; y < place.bottom; ++y)
            std::fill(row(y) + place.left, row(y) + place.right, colour);
    }

    const core::Slices& m_slices;
    const PixelGrid& m_grid;
    PaintCache& m_cache;
    int m_left;
    int m_top;
    int m_columns;
    int m_rows;
    int m_edge; ///< Of a box.
    int m_leastWithEdges;
    int m_leastSprite;
    std::array<std::pair<int, int>, core::kThreadStates>
        m_heights; ///< Upper and lower end of each state's box.
    std::vector<Sprite> m_sprites;
    QRgb* m_pixels = nullptr;
    qsizetype m_stride = 0;
};

} // namespace

bool fitsIntoImage(const core::Slices& slices, const PixelGrid& grid)
{
    return slices.rect.height * grid.scale() < ColumnStacks::kMostRows;
}

void drawSlices(QPainter& painter, const core::Slices& slices, const core::Theme& theme,
                const PixelGrid& grid, double patternX, PaintCache& cache)
{
    LaneImage(slices, grid, cache).draw(painter, theme, patternX);
}

} // namespace app
