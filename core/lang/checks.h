#pragma once

#include "core/lang/diagnostics.h"
#include "core/lang/linker.h"
#include "core/lang/unit.h"

namespace core {

/// Checks what needs no more than the lesson itself: modules that do not exist, built-ins that are missing,
/// misuse of Guarded; and finds what the lesson says about itself.
Declarations check(const Unit& lesson, Diagnostics& diagnostics);

/// Names that `from module import name` does not find.
void checkImportedNames(const Linker& linker, Diagnostics& diagnostics);

} // namespace core
