#pragma once

#include "core/insight/figures.h"
#include "core/recording/recording.h"

#include <string>
#include <vector>

namespace app {

/// "interleave-run/1" of command-line.md: what a run did, in numbers.
std::string runJson(const core::Recording& recording, const core::Figures& figures, bool withDecisions);

/// Module variables as an object, as Python's json.dumps writes their values.
std::string globalsJson(const std::vector<core::FinalVariable>& globals);

} // namespace app
