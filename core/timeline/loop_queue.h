#pragma once

#include "core/timeline/timeline.h"

namespace core {

/// Where a task waits after an event of its own; empty where it runs, has ended or waits for another task.
std::optional<LoopQueue> queueAfter(const Happening& what, std::optional<LoopQueue> before);

} // namespace core
