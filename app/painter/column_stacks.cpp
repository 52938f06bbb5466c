#include "app/painter/column_stacks.h"

#include <algorithm>
#include <utility>

namespace app {

namespace {

/// Shares of many columns become rows, in numbers of 16 bits and without jumps.
template <std::size_t kColumns>
class Stacking {
public:
    explicit Stacking(int rows)
        : m_rows(number(rows))
    {
    }

    void add(std::size_t level, const std::uint8_t* from)
    {
        std::array<std::uint8_t, kColumns> shares; // Its own, or the compiler thinks that numbers change it.
        std::copy_n(from, kColumns, shares.begin());
        const std::int16_t rows = m_rows;
        Numbers& heights = m_heights[level];
        for (std::size_t i = 0; i < kColumns; ++i) {
            const std::int16_t share = shares[i];
            const std::int16_t least = number(share > 0 ? 1 : 0);
            const std::int16_t height = std::max(least, rowsOf(shares[i], rows));
            heights[i] = height;
            m_parts[i] = number(m_parts[i] + share);
            m_total[i] = number(m_total[i] + height);
            m_largestLevel[i] = share > m_largest[i] ? number(static_cast<int>(level)) : m_largestLevel[i];
            m_largest[i] = std::max(m_largest[i], share);
        }
    }

    /// Finds what each column's largest level gets, or gives, so that the column has the height it should.
    void share()
    {
        for (std::size_t i = 0; i < kColumns; ++i) {
            const std::int16_t part = std::min(m_parts[i], number(255));
            const std::int16_t wanted =
                part >= kWhole ? m_rows : rowsOf(static_cast<std::uint16_t>(part), m_rows);
            m_gift[i] = number(std::max(wanted, std::min(m_total[i], m_rows)) - m_total[i]);
        }
    }

    /// Writes where a level ends, where the column is one of shares.
    void place(std::size_t level, std::uint8_t* ends, const std::uint8_t* hasShares)
    {
        const std::int16_t rows = m_rows;
        const Numbers& heights = m_heights[level];
        for (std::size_t i = 0; i < kColumns; ++i) {
            const std::int16_t isLargest = number(-(m_largestLevel[i] == static_cast<std::int16_t>(level)));
            const std::int16_t height = std::max(number(0), number(heights[i] + (m_gift[i] & isLargest)));
            m_end[i] = std::min(rows, number(m_end[i] + height));
        }
        for (std::size_t i = 0; i < kColumns; ++i) {
            const int keeps = hasShares[i] - 1; // All bits where the column has ends already.
            ends[i] = static_cast<std::uint8_t>((ends[i] & keeps) | (m_end[i] & ~keeps));
        }
    }

private:
    using Numbers = std::array<std::int16_t, kColumns>;
    static constexpr int kWhole = 250; ///< Of 255: what is missing has been lost by rounding.

    static constexpr std::int16_t number(int value) { return static_cast<std::int16_t>(value); }
    /// Rounded; divides by 255 without a division.
    static std::int16_t rowsOf(std::uint16_t share, std::int16_t rows)
    {
        const auto scaled = static_cast<std::uint16_t>(share * static_cast<std::uint16_t>(rows) + 127);
        return number(static_cast<std::uint16_t>(scaled + 1 + (scaled >> 8)) >> 8);
    }

    std::int16_t m_rows;
    std::array<Numbers, ColumnStacks::kLevels> m_heights{};
    Numbers m_parts{};
    Numbers m_total{};
    Numbers m_largest{};
    Numbers m_largestLevel{};
    Numbers m_gift{};
    Numbers m_end{};
};

} // namespace

void ColumnStacks::reset(int columns, int rows, std::uint16_t empty)
{
    m_columns = static_cast<std::size_t>(columns);
    const std::size_t blocks = (m_columns + kBlock - 1) / kBlock;
    m_stride = blocks * kBlock;
    m_rows = rows;
    m_empty = empty;
    m_levels.assign(m_stride * kLevels, kMostRows);
    m_hasShares.assign(m_stride, 0);
    m_first.assign(m_stride, empty);
    m_contents.assign(blocks, Content::Nothing);
}

void ColumnStacks::set(int column, const Ends& ends, std::uint16_t first)
{
    const auto x = static_cast<std::size_t>(column);
    m_first[x] = first;
    std::uint8_t* to = m_levels.data() + x;
    for (std::size_t level = 0; level < kEnds; ++level, to += m_stride)
        *to = ends[level];
    Content& content = m_contents[x / kBlock];
    content = std::max(content, Content::Ends);
    if (std::exchange(m_hasShares[x], std::uint8_t{0}) != 0)
        for (std::size_t level = kEnds; level < kLevels; ++level, to += m_stride)
            *to = kMostRows;
}

void ColumnStacks::setShares(int column, const std::uint8_t* shares)
{
    const auto x = static_cast<std::size_t>(column);
    m_first[x] = 0;
    m_hasShares[x] = 1;
    std::uint8_t* to = m_levels.data() + x;
    for (std::size_t level = 0; level < kLevels; ++level, to += m_stride)
        *to = shares[level];
    m_contents[x / kBlock] = Content::Shares;
}

void ColumnStacks::finish()
{
    for (std::size_t x = 0; x < m_columns; x += kBlock)
        if (m_contents[x / kBlock] == Content::Shares)
            stackShares(x);
}

void ColumnStacks::stackShares(std::size_t x)
{
    Stacking<kBlock> block(m_rows);
    for (std::size_t level = 0; level < kLevels; ++level)
        block.add(level, m_levels.data() + level * m_stride + x);
    block.share();
    for (std::size_t level = 0; level < kLevels; ++level)
        block.place(level, m_levels.data() + level * m_stride + x, m_hasShares.data() + x);
}

void ColumnStacks::fillRow(QRgb* row, int height, const QRgb* colours) const
{
    for (std::size_t x = 0; x < m_columns; x += kBlock) {
        if (m_contents[x / kBlock] == Content::Nothing)
            std::fill(row + x, row + std::min(m_columns, x + kBlock), colours[m_empty]);
        else
            fillBlock(row, x, static_cast<std::uint8_t>(height), colours);
    }
}

void ColumnStacks::fillBlock(QRgb* row, std::size_t x, std::uint8_t height, const QRgb* colours) const
{
    std::array<std::uint8_t, kBlock> passed{};
    const std::uint8_t* ends = m_levels.data() + x;
    const std::size_t levels = m_contents[x / kBlock] == Content::Shares ? kLevels : kEnds;
    for (std::size_t level = 0; level < levels; ++level, ends += m_stride)
        for (std::size_t i = 0; i < kBlock; ++i)
            passed[i] = static_cast<std::uint8_t>(passed[i] + (ends[i] <= height ? 1 : 0));
    const std::uint16_t* const first = m_first.data() + x;
    const std::size_t count = std::min(kBlock, m_columns - x);
#pragma GCC unroll 8
    for (std::size_t i = 0; i < count; ++i)
        row[x + i] = colours[first[i] + passed[i]];
}

} // namespace app
