#pragma once

#include "core/timeline/timeline.h"

namespace core {

/// The waits of tasks that do not await, of event loops with more than one task; `timeline` has its lanes.
std::vector<BlockingCall> blockingCallsOf(const Timeline& timeline);
/// The tasks that such waits made late.
std::vector<LateTask> lateTasksOf(const Recording& recording);

} // namespace core
