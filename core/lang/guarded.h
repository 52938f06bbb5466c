#pragma once

#include "core/lang/diagnostics.h"
#include "core/lang/unit.h"

namespace core {

/// The value of a Guarded may be reached only as `cell.value` within `with guarded as cell:`. Everything else
/// is an error before the program runs, as in Rust.
void checkGuarded(const Unit& lesson, Diagnostics& diagnostics);

} // namespace core
