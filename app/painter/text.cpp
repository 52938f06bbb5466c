#include "app/painter/text.h"

#include "app/painter/fonts.h"
#include "app/painter/paint_cache.h"

#include <QGlyphRun>
#include <QPainter>
#include <QPainterPath>
#include <QRawFont>

namespace app {

namespace {

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

void strokeHalo(QPainter& painter, const QGlyphRun& run, QPointF at, const QColor& halo)
{
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
              const std::optional<QColor>& halo, PaintCache& cache)
{
    if (label.text.empty())
        return;
    if (!isInTable(label))
        return drawForeignText(painter, label, ink);
    const QPointF at = start(label, core::textWidth(label.text, label.type));
    const QGlyphRun& run = cache.run(label);
    if (halo)
        strokeHalo(painter, run, at, *halo);
    painter.setPen(ink);
    if (!label.italic) {
        painter.drawGlyphRun(at, run);
        return;
    }
    painter.save();
    painter.translate(at);
    painter.shear(-0.18, 0);
    painter.drawGlyphRun({}, run);
    painter.restore();
}

} // namespace app
