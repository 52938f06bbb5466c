#pragma once

#include "core/explore/graph.h"

#include <optional>
#include <vector>

namespace core {

/// For each outcome the best way to it, as ways of the graph in order: with the fewest switches between steps
/// of different numbers, then the shortest, then the first in the order of schedules (details.md 10). Empty
/// optional for an outcome that no state has.
std::vector<std::optional<std::vector<std::uint16_t>>> fewestSwitches(const StateGraph& graph,
                                                                      const std::vector<End>& ends,
                                                                      std::size_t outcomes);

} // namespace core
