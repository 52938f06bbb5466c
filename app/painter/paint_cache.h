#pragma once

#include "app/painter/box_sprite.h"
#include "app/painter/column_stacks.h"
#include "core/diagram/shape.h"

#include <QGlyphRun>
#include <QHash>
#include <QImage>
#include <QRawFont>

namespace app {

/// A font at one size, with the glyphs that were asked for.
struct Glyphs {
    QRawFont font;
    QHash<char32_t, quint32> known;

    quint32 of(char32_t character);
};

/// What painting makes once and uses again. It belongs to whoever paints; what is painted does not depend on
/// it.
class PaintCache {
public:
    Glyphs& glyphs(const core::Type& type);
    /// Most labels of a timeline come again and again: letters, "I/O 9 ms", names.
    const QGlyphRun& run(const core::Label& label);
    const BoxSprite& sprite(const core::Theme& theme, core::ThreadState state, int pixelsHigh, double scale);
    /// Room for a mixture: a new image for each costs more than what is drawn into it.
    QImage& scratch(int columns, int rows);
    ColumnStacks& stacks() { return m_stacks; }

private:
    QHash<int, Glyphs> m_fonts;
    QHash<QByteArray, QGlyphRun> m_runs;
    QHash<quint64, BoxSprite> m_sprites;
    QImage m_scratch;
    ColumnStacks m_stacks;
};

} // namespace app
