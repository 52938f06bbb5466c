#pragma once

#include "core/lang/diagnostics.h"
#include "core/lang/unit.h"

namespace core {

/// A statement that only calls a coroutine function makes a coroutine and throws it away: a warning there, as
/// Python gives one when it is too late.
void checkForgottenAwaits(const Unit& lesson, Diagnostics& diagnostics);

} // namespace core
