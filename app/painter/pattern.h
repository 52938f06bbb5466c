#pragma once

#include "core/diagram/theme.h"

#include <QPointF>
#include <QRectF>

class QPainter;

namespace app {

/// Strokes a state's pattern inside `rect`. It hangs on `origin`, so that it moves with what it lies on.
void drawPattern(QPainter& painter, const QRectF& rect, const core::StateStyle& style, double opacity,
                 QPointF origin);

} // namespace app
