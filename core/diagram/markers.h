#pragma once

#include "core/diagram/canvas.h"
#include "core/diagram/lane_drawing.h"
#include "core/diagram/timeline_diagram.h"

namespace core {

/// From the ruler's lower edge to the end of the lanes that are in view.
Span lanesBetween(const Diagram& base);

/// The markers A and B with what lies between them: how long it is and what the threads did in it.
void drawMarkers(Canvas& canvas, const Timeline& timeline, const Diagram& base, const Overlay& overlay);

} // namespace core
