#pragma once

#include "core/diagram/diagram.h"
#include "core/timeline/locks.h"

namespace core {

/// Who waits for whom: threads round, locks square, "holds" from a lock to its thread, "wants" from a thread
/// to the lock; a circle of them stands out. Empty of shapes where nothing is held or wanted.
Diagram waitGraph(const Timeline& timeline, const std::vector<LockMoment>& locks, double width,
                  double height);

} // namespace core
