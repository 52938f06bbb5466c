#pragma once

#include "core/world/world.h"

namespace core {

/// What a blocked thread waits for, in the lesson's words and the same whatever was made before it
/// (details.md 13): the module variable that holds the lock or the object around it ("door", "queue",
/// "forks[1]"), the attribute ("Account.lock"), else its kind ("Lock").
std::string wantedName(const World& world, ThreadId thread);

} // namespace core
