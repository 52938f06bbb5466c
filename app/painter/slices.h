#pragma once

#include "core/diagram/shape.h"
#include "core/diagram/theme.h"

class QPainter;

namespace app {

class PaintCache;
class PixelGrid;

/// Whether drawSlices can draw them at that scale.
bool fitsIntoImage(const core::Slices& slices, const PixelGrid& grid);

/// A thread's slices without their labels as one image, written pixel by pixel: tens of thousands of boxes
/// would take Qt three times as long as a frame may last. Patterns hang on `patternX`. The
/// painter must not smooth edges.
void drawSlices(QPainter& painter, const core::Slices& slices, const core::Theme& theme,
                const PixelGrid& grid, double patternX, PaintCache& cache);

} // namespace app
