#pragma once

#include "core/diagram/role.h"

#include <array>
#include <cstdint>

namespace core {

/// RRGGBBAA in the themes light, dark, print and high contrast.
using PaletteRow = std::array<std::uint32_t, 4>;

extern const std::array<PaletteRow, kRoles> kPalette;
extern const std::array<PaletteRow, kThreadStates> kEdges;
extern const std::array<PaletteRow, kThreadStates> kLabels;
extern const std::array<PaletteRow, kThreadStates> kPatternInks;
extern const std::array<PaletteRow, kIdentities> kIdentityLabels;

} // namespace core
