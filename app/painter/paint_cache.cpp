#include "app/painter/paint_cache.h"

#include "app/painter/fonts.h"

#include <algorithm>
#include <cmath>

namespace app {

namespace {

constexpr qsizetype kMostRuns = 4096;
constexpr qsizetype kMostSprites = 512;

QGlyphRun madeRun(const core::Label& label, Glyphs& glyphs)
{
    const double zero = core::advanceOf(U'0', label.type.face);
    QVector<quint32> indexes;
    QVector<QPointF> positions;
    double x = 0;
    for (std::size_t at = 0; at < label.text.size();) {
        const char32_t character = core::nextCharacter(label.text, at);
        const double advance = core::advanceOf(character, label.type.face);
        const bool cell = label.type.tabular && character >= U'0' && character <= U'9';
        indexes.push_back(glyphs.of(character));
        positions.push_back({(x + (cell ? (zero - advance) / 2 : 0)) * label.type.size, 0});
        x += cell ? zero : advance;
    }
    QGlyphRun run;
    run.setRawFont(glyphs.font);
    run.setGlyphIndexes(indexes);
    run.setPositions(positions);
    return run;
}

} // namespace

quint32 Glyphs::of(char32_t character)
{
    const auto found = known.constFind(character);
    if (found != known.constEnd())
        return *found;
    const QVector<quint32> indexes = font.glyphIndexesForString(QString::fromUcs4(&character, 1));
    const quint32 index = indexes.isEmpty() ? 0 : indexes.front();
    known.insert(character, index);
    return index;
}

Glyphs& PaintCache::glyphs(const core::Type& type)
{
    const int key = static_cast<int>(type.face) * 100'000 + qRound(type.size * 100);
    Glyphs& glyphs = m_fonts[key];
    if (!glyphs.font.isValid())
        glyphs.font = QRawFont::fromFont(bundledFont(type.face, type.size));
    return glyphs;
}

const QGlyphRun& PaintCache::run(const core::Label& label)
{
    const auto size = static_cast<qint16>(qRound(label.type.size * 100));
    QByteArray key(label.text.data(), static_cast<qsizetype>(label.text.size()));
    key.append(static_cast<char>(label.type.face)).append(label.type.tabular ? 't' : 'p');
    key.append(reinterpret_cast<const char*>(&size), sizeof size);
    const auto known = m_runs.constFind(key);
    if (known != m_runs.constEnd())
        return *known;
    if (m_runs.size() >= kMostRuns)
        m_runs.clear();
    return *m_runs.insert(key, madeRun(label, glyphs(label.type)));
}

const BoxSprite& PaintCache::sprite(const core::Theme& theme, core::ThreadState state, int pixelsHigh,
                                    double scale)
{
    return sprite(theme, static_cast<quint64>(state), pixelsHigh, scale,
                  [&] { return makeBoxSprite(theme, state, pixelsHigh, scale); });
}

const BoxSprite& PaintCache::identitySprite(const core::Theme& theme, std::size_t identity, bool hatched,
                                            int pixelsHigh, double scale,
                                            const std::function<BoxSprite()>& make)
{
    const auto kind = core::kThreadStates + 2 * identity + (hatched ? 1 : 0);
    return sprite(theme, kind, pixelsHigh, scale, make);
}

const BoxSprite& PaintCache::sprite(const core::Theme& theme, quint64 kind, int pixelsHigh, double scale,
                                    const std::function<BoxSprite()>& make)
{
    const auto themeNumber = static_cast<quint64>(
        &*std::ranges::find(core::themes(), theme.name(), &core::Theme::name) - core::themes().data());
    const auto scaled = static_cast<quint64>(std::lround(scale * 1000));
    const quint64 key = themeNumber << 60U | kind << 52U | static_cast<quint64>(pixelsHigh) << 32U | scaled;
    if (m_sprites.size() > kMostSprites)
        m_sprites.clear();
    BoxSprite& sprite = m_sprites[key];
    if (sprite.middle.isNull())
        sprite = make();
    return sprite;
}

QImage& PaintCache::scratch(int columns, int rows)
{
    if (m_scratch.width() < columns || m_scratch.height() < rows)
        m_scratch = QImage(std::max(columns, m_scratch.width()), std::max(rows, m_scratch.height()),
                           QImage::Format_ARGB32_Premultiplied);
    return m_scratch;
}

} // namespace app
