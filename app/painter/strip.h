#pragma once

#include "core/diagram/shape.h"
#include "core/diagram/theme.h"

class QPainter;
class QRectF;

namespace app {

class PaintCache;
class PixelGrid;

/// A mixture as one image, written pixel by pixel: every state present gets at least a pixel of height. The
/// painter must not smooth edges.
void drawStrip(QPainter& painter, const core::Strip& strip, const core::Theme& theme, const QRectF& place,
               PaintCache& cache);

/// A mixture in vector files: columns of 3 px.
void drawStripColumns(QPainter& painter, const core::Strip& strip, const core::Theme& theme);

/// On the screen and in images, as one image of whole pixels; the painter must not smooth edges.
void drawRibbon(QPainter& painter, const core::Ribbon& ribbon, const core::Theme& theme,
                const PixelGrid& grid, PaintCache& cache);

} // namespace app
