#pragma once

#include "core/world/world.h"

#include <string>

namespace core {

/// Python's warnings of coroutines that the lesson has made and nobody has run, one for each place; empty if
/// there are none. Those that were thrown away before the last collection are not seen any more.
std::string neverAwaitedWarnings(const World& world);

} // namespace core
