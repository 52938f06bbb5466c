#pragma once

#include "app/painter/box_sprite.h"
#include "app/painter/column_stacks.h"
#include "core/diagram/shape.h"

#include <QGlyphRun>
#include <QHash>
#include <QImage>
#include <QRawFont>

#include <functional>

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
    /// What a thread's boxes in the lanes of others look like; `make` draws one.
    const BoxSprite& identitySprite(const core::Theme& theme, std::size_t identity, bool hatched,
                                    int pixelsHigh, double scale, const std::function<BoxSprite()>& make);
    /// Room for a mixture: a new image for each costs more than what is drawn into it.
    QImage& scratch(int columns, int rows);
    ColumnStacks& stacks() { return m_stacks; }

private:
    QHash<int, Glyphs> m_fonts;
    QHash<QByteArray, QGlyphRun> m_runs;
    const BoxSprite& sprite(const core::Theme& theme, quint64 kind, int pixelsHigh, double scale,
                            const std::function<BoxSprite()>& make);

    QHash<quint64, BoxSprite> m_sprites;
    QImage m_scratch;
    ColumnStacks m_stacks;
};

} // namespace app
