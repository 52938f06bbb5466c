#pragma once

#include "core/diagram/diagram.h"
#include "core/diagram/theme.h"

class QPainter;
class QColor;

namespace app {

class PaintCache;

/// Draws a diagram: the only drawing code of diagrams, on the screen and in files. On the screen edges are
/// set to whole device pixels; in vector files they stay exact and mixtures become columns of 3 px.
void paint(QPainter& painter, const core::Diagram& diagram, const core::Theme& theme, PaintCache& cache);
/// For what is painted once.
void paint(QPainter& painter, const core::Diagram& diagram, const core::Theme& theme);

QColor toQt(core::Colour colour);

} // namespace app
