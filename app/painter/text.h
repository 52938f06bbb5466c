#pragma once

#include "core/diagram/shape.h"

#include <QColor>

class QPainter;

namespace app {

class PaintCache;

/// Draws text glyph by glyph at the advances of core's table, so that a label is as wide on the screen and in
/// a PDF as the layout took it to be. What the table does not know is laid out by Qt.
void drawText(QPainter& painter, const core::Label& label, const QColor& ink,
              const std::optional<QColor>& halo, PaintCache& cache);

} // namespace app
