#pragma once

#include "core/lang/diagnostics.h"
#include "core/lang/unit.h"

namespace core {

/// What the lesson says about itself: its narration, and the calls of machine, param, schedule and expect at
/// module level. Wrong ones are reported.
Declarations findDeclarations(const Unit& lesson, Diagnostics& diagnostics);

} // namespace core
