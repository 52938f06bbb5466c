#pragma once

#include "core/diagram/theme.h"

#include <QImage>

class QPainter;

namespace app {

/// What a state's boxes of one height look like, painted once: their ends, and their middle to be repeated. A
/// box is then three copies of pixels, where strokes and curves would take fifty times as long.
struct BoxSprite {
    QImage left;
    QImage right;
    QImage middle;
};

/// How wide the box is that a sprite is cut from.
double widthOfSpriteSource();
BoxSprite cutSprite(const QImage& whole, double scale);

/// `scale` is the number of device pixels in a logical one.
BoxSprite makeBoxSprite(const core::Theme& theme, core::ThreadState state, int pixelsHigh, double scale);

/// Fills `rect`, whose edges lie on whole pixels and which is at least 8 px wide, with a state's box.
/// The painter must not smooth edges.
void drawBoxSprite(QPainter& painter, const QRectF& rect, const BoxSprite& sprite, double scale,
                   double patternX);

} // namespace app
