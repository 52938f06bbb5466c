#pragma once

#include "core/insight/source_lines.h"
#include "core/recording/recording.h"

#include <string>
#include <vector>

namespace core {

/// A task waited without await, so that its event loop stood still while there were other tasks.
struct BlockedLoop {
    ThreadId task{0};
    std::uint32_t line = 0;
    std::string call;    ///< "io", "sleep".
    ThreadId waiting{0}; ///< Another task of the loop, which had not ended.
    bool operator==(const BlockedLoop&) const = default;
};

/// Each line once, in the order of time.
std::vector<BlockedLoop> blockedLoopsOf(const Recording& recording, const SourceLines& source);

} // namespace core
