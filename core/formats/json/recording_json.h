#pragma once

#include "core/recording/recording.h"

#include <string>

namespace core {

/// The recording as text, "interleave-recording/1": one JSON object with all that is known of the run and,
/// line by line, its events. Times are integer nanoseconds; threads, cores, locks and variables are named by
/// their positions.
std::string recordingJson(const Recording& recording);

} // namespace core
