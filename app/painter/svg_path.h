#pragma once

#include <QPainterPath>

namespace app {

/// Reads the `d` attribute of an SVG path: M L H V A C S Z and their relative forms. For our own constants:
/// what is no path is a bug and is asserted.
QPainterPath svgPath(const char* text);

} // namespace app
