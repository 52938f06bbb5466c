#pragma once

#include "core/timeline/timeline.h"
#include "core/timeline/trace.h"

namespace core {

/// Notes, lost updates, failed checks and exceptions of the timeline's recording, by time.
std::vector<Mark> marksOf(const Timeline& timeline, const Trace& trace);

} // namespace core
