#pragma once

#include "core/explore/exploration.h"

#include <string>

namespace app {

/// "interleave-explore/1" of command-line.md: all runs of a lesson.
std::string exploreJson(const std::string& lesson, const core::Exploration& exploration, double seconds);

} // namespace app
