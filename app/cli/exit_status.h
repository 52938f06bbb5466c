#pragma once

#include "core/recording/recording.h"

namespace app {

/// What the shell is told.
enum class ExitStatus {
    Done = 0,
    Usage = 1,       ///< Wrong usage, or a file could not be read or written.
    Diagnostics = 2, ///< The lesson has errors.
    Defect = 3,      ///< Deadlock, livelock, exception, assertion or a lost deadline.
    Limit = 4,
    Interrupted = 130,
};

constexpr ExitStatus statusOf(core::OutcomeKind kind)
{
    if (kind == core::OutcomeKind::Completed)
        return ExitStatus::Done;
    return kind == core::OutcomeKind::Limit ? ExitStatus::Limit : ExitStatus::Defect;
}

} // namespace app
