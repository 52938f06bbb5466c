#pragma once

#include "core/insight/source_lines.h"
#include "core/recording/recording.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// Why the threads of a run wait for ever, in words.
struct Hang {
    std::string kind; ///< "deadlock", "lock never released", "lost wake-up", "message never received".
    std::string message;
    std::vector<std::uint32_t> lines;
    std::string cure;
};

/// Of a run that ended in a deadlock.
Hang hangOf(const Recording& recording, const SourceLines& source);

/// A thread that waited within an if, went on and failed.
struct EarlyWake {
    ThreadId thread{0};
    std::uint32_t head = 0; ///< Lines.
    std::uint32_t wait = 0;
    std::uint32_t failure = 0;
};
std::optional<EarlyWake> wokenAndFailed(const Recording& recording, const SourceLines& source);

/// The line of each thread's last step, of those that have not ended.
std::vector<std::uint32_t> lastLines(const Recording& recording);

} // namespace core
