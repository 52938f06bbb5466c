#pragma once

#include "core/explore/graph.h"

#include <vector>

namespace core {

/// States in which threads can go round for ever although nobody is always kept from a turn that it could
/// take, and that can be left all the same.
struct FairCycle {
    std::uint32_t entry = 0;           ///< The state that is found first.
    std::vector<std::uint16_t> round;  ///< Ways from there back to it, in which all that go round take part.
    std::vector<std::uint32_t> going;  ///< Their numbers.
    std::vector<std::uint32_t> passed; ///< Numbers that could go on now and then, but never need to.
};

/// The cycles of a graph from which an end can be reached, each set of threads once; at most a few. A
/// strongly connected component is one exactly if every thread that can go on in all its states has a step
/// within it (weak fairness).
std::vector<FairCycle> fairCycles(const StateGraph& graph, const std::vector<End>& ends);

} // namespace core
