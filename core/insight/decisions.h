#pragma once

#include "core/recording/recording.h"

#include <string>
#include <vector>

namespace core {

/// A core was given to a thread, and why to this one.
struct Decision {
    Instant time;
    CoreId core;
    ThreadId thread;
    EventId event;      ///< The SwitchedIn, or the SwitchBegan before it.
    std::string reason; ///< "quantum of 10ms used up by A; ready: B, C; B has waited longest".
    bool operator==(const Decision&) const = default;
};

/// Every decision of a run in the order of time.
std::vector<Decision> decisionsOf(const Recording& recording);

} // namespace core
