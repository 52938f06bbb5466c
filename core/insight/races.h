#pragma once

#include "core/recording/recording.h"

#include <string>
#include <vector>

namespace core {

/// One of two accesses to a variable that nothing puts in order.
struct RacingAccess {
    ThreadId thread{0};
    std::uint32_t line = 0;
    bool writes = false;
    std::vector<LockId> locks; ///< That the thread held, ascending.
    bool operator==(const RacingAccess&) const = default;
};

/// A data race: two threads use a variable, one of them writes it, and neither use happens before the other
/// by a lock, a start, an end or a wake-up.
struct Race {
    VariableId variable;
    RacingAccess first; ///< In the order of time.
    RacingAccess second;
    bool operator==(const Race&) const = default;
};

/// The races that a run shows, each pair of lines and kinds of access once, in the order of the second
/// access. Vector clocks with epochs, as in FastTrack (Flanagan and Freund, PLDI 2009). They are found in a
/// run whether or not it went wrong; where a thread had ended before its creator went on, it counts as
/// awaited. No race are two operations of a container: each is whole (details.md 2, 7), and what is put
/// together out of several is told as a torn update (updates.h). Nor is there any among threads of one GIL at
/// granularity `runtime`, where each keeps the GIL up to a place at which it may be handed over.
std::vector<Race> racesOf(const Recording& recording);

} // namespace core
