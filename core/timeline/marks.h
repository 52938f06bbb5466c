#pragma once

#include "core/timeline/timeline.h"
#include "core/timeline/trace.h"

namespace core {

/// Notes, lost updates, missed deadlines, failed checks and exceptions of the timeline's recording, by time.
/// A missed deadline stands where it was, and its event is the late job's end, or the thread's last.
std::vector<Mark> marksOf(const Timeline& timeline, const Trace& trace);

} // namespace core
