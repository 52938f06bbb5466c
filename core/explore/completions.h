#pragma once

#include "core/explore/graph.h"

#include <optional>
#include <vector>

namespace core {

/// As fewestSwitches, for graphs in which some ways are completions: they are no steps, so whose step came
/// last stays what it was, and the search is over states together with that.
std::vector<std::optional<std::vector<std::uint16_t>>> fewestSwitchesAroundCompletions(
    const StateGraph& graph, const std::vector<End>& ends, std::size_t outcomes);

} // namespace core
