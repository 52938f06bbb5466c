#pragma once

#include <QRgb>
#include <array>
#include <cstdint>
#include <vector>

namespace app {

/// Columns of pixels side by side, each a stack of colours. They are kept as one array of bytes a level, over
/// which the compiler makes wide instructions: column by column, each run of pixels is a jump that no
/// processor foresees.
class ColumnStacks {
public:
    static constexpr std::size_t kLevels = 13;
    static constexpr int kMostRows = 255;   ///< That a byte can count.
    static constexpr std::size_t kEnds = 4; ///< Of a column that is a box: below it, its edges, its middle.
    using Ends = std::array<std::uint8_t, kEnds>;

    /// Columns of so many rows, all in the colour `empty`.
    void reset(int columns, int rows, std::uint16_t empty);
    /// `ends`: how high above the lowest row each level ends. The lowest has the colour `first`, the others
    /// the next ones, what is above the highest the one after them.
    void set(int column, const Ends& ends, std::uint16_t first);
    /// `shares` of the height, in 255ths, of the colours from 0 on. What is there at all gets a row; the
    /// largest pays for it.
    void setShares(int column, const std::uint8_t* shares);
    /// Call it once all columns are set; then fillRow can be called.
    void finish();
    /// Writes the row that lies `height` pixels above the lowest.
    void fillRow(QRgb* row, int height, const QRgb* colours) const;

private:
    static constexpr std::size_t kBlock = 64; ///< Columns that are counted together.

    void stackShares(std::size_t x);
    void fillBlock(QRgb* row, std::size_t x, std::uint8_t height, const QRgb* colours) const;

    std::size_t m_columns = 0;
    std::size_t m_stride = 0;
    int m_rows = 0;
    std::uint16_t m_empty = 0;
    std::vector<std::uint8_t> m_levels; ///< Ends; shares until finish().
    std::vector<std::uint8_t> m_hasShares;
    std::vector<std::uint16_t> m_first;
    enum class Content : std::uint8_t { Nothing, Ends, Shares };
    std::vector<Content> m_contents; ///< Of each block.
};

} // namespace app
