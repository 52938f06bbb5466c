#pragma once

#include "core/diagram/shape.h"
#include "core/diagram/theme.h"

#include <QPointF>
#include <QRectF>
#include <utility>

class QPainter;
class QPen;

namespace app {

/// Strokes a state's pattern inside `rect`. It hangs on `origin`, so that it moves with what it lies on.
void drawPattern(QPainter& painter, const QRectF& rect, const core::StateStyle& style, double opacity,
                 QPointF origin);

/// How long a dash is, and from one to the next; a solid line is one dash of the `whole` length.
std::pair<double, double> lengthsOf(core::Dash dash, double whole);
void setDash(QPen& pen, core::Dash dash, double width);
/// Of a state's boxes: the outline of what is not known is not solid.
core::Dash dashOf(const core::StateStyle& style);

} // namespace app
