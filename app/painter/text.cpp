#include "app/painter/text.h"

#include "app/painter/fonts.h"

#include <QGlyphRun>
#include <QHash>
#include <QPainter>
#include <QPainterPath>
#include <QRawFont>

namespace app {

namespace {

/// A font at one size, with the glyphs of Latin-1 looked up once.
struct Glyphs {
    QRawFont font;
    QHash<char32_t, quint32> known;

    quint32 of(char32_t character)
    {
        const auto found = known.constFind(character);
        if (found != known.constEnd())
            return *found;
        const QVector<quint32> indexes = font.glyphIndexesForString(QString::fromUcs4(&character, 1));
        const quint32 index = indexes.isEmpty() ? 0 : indexes.front();
        known.insert(character, index);
        return index;
    }
};

Glyphs& glyphsOf(const core::Type& type)
{
    static QHash<int, Glyphs> all;
    const int key = static_cast<int>(type.face) * 100'000 + qRound(type.size * 100);
    Glyphs& glyphs = all[key];
    if (!glyphs.font.isValid())
        glyphs.font = QRawFont::fromFont(bundledFont(type.face, type.size));
    return glyphs;
}

bool isInTable(const core::Label& label)
{
    for (std::size_t at = 0; at < label.text.size();)
        if (!core::isInTable(core::nextCharacter(label.text, at), label.type.face))
            return false;
    return true;
}

QPointF start(const core::Label& label, double width)
{
    const double left = label.anchor == core::Anchor::Start ? 0
        : label.anchor == core::Anchor::End                 ? width
                                                            : width / 2;
    return {label.at.x - left, label.at.y};
}

QGlyphRun makeRun(const core::Label& label)
{
    Glyphs& glyphs = glyphsOf(label.type);
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

/// Most labels of a timeline come again and again: letters, "I/O 9 ms", names.
const QGlyphRun& runOf(const core::Label& label)
{
    constexpr int most = 4096;
    static QHash<QByteArray, QGlyphRun> runs;
    QByteArray key(label.text.data(), static_cast<qsizetype>(label.text.size()));
    key.append(static_cast<char>(label.type.face)).append(label.type.tabular ? 't' : 'p');
    key.append(QByteArray::number(qRound(label.type.size * 100)));
    const auto known = runs.constFind(key);
    if (known != runs.constEnd())
        return *known;
    if (runs.size() >= most)
        runs.clear();
    return *runs.insert(key, makeRun(label));
}

void strokeHalo(QPainter& painter, const core::Label& label, QPointF at, const QColor& halo)
{
    const QGlyphRun run = runOf(label);
    QPainterPath path;
    const auto indexes = run.glyphIndexes();
    const auto positions = run.positions();
    for (qsizetype i = 0; i < indexes.size(); ++i)
        path.addPath(run.rawFont().pathForGlyph(indexes[i]).translated(positions[i] + at));
    painter.strokePath(path, QPen(halo, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

/// Names in other scripts: Qt shapes them, with whatever fonts there are.
void drawForeignText(QPainter& painter, const core::Label& label, const QColor& ink)
{
    QFont font = bundledFont(label.type.face, label.type.size);
    font.setPixelSize(qMax(1, qRound(label.type.size)));
    font.setStyleStrategy(
        static_cast<QFont::StyleStrategy>(QFont::PreferAntialias | QFont::NoSubpixelAntialias));
    painter.setFont(font);
    painter.setPen(ink);
    const QString text = QString::fromStdString(label.text);
    painter.drawText(start(label, painter.fontMetrics().horizontalAdvance(text)), text);
}

} // namespace

void drawText(QPainter& painter, const core::Label& label, const QColor& ink,
              const std::optional<QColor>& halo)
{
    if (label.text.empty())
        return;
    if (!isInTable(label))
        return drawForeignText(painter, label, ink);
    const QPointF at = start(label, core::textWidth(label.text, label.type));
    if (halo)
        strokeHalo(painter, label, at, *halo);
    painter.setPen(ink);
    if (!label.italic) {
        painter.drawGlyphRun(at, runOf(label));
        return;
    }
    painter.save();
    painter.translate(at);
    painter.shear(-0.18, 0);
    painter.drawGlyphRun({}, runOf(label));
    painter.restore();
}

} // namespace app
