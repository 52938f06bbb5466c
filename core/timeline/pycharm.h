#pragma once

#include "core/timeline/timeline.h"

namespace core {

/// The same run as PyCharm's concurrency diagram shows it: a thread or task runs from its start to its end
/// except where it waits for a lock. Of the GIL, of I/O, sleep, await, the cores and their queue it knows
/// nothing.
Timeline asPycharmDraws(const Timeline& timeline);

} // namespace core
