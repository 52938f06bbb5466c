#pragma once

#include "core/diagram/shape.h"
#include "core/diagram/theme.h"

#include <string>

namespace core {

std::string svgNumber(double value); ///< At most two decimals.
std::string svgColour(Colour colour);
std::string svgPlace(const Rect& rect);
std::string svgEscaped(std::string_view text);
std::string svgText(const Label& label, const std::string& ink, const std::string& halo);

} // namespace core
