#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace core {

/// The state graph: state 0 is the start, each row of edges is in the order of schedules (details.md 10). An
/// edge is one choice; which one, its `way` says, an index into a table that whoever built the graph keeps.
struct StateGraph {
    std::vector<std::uint32_t> firstEdge{0}; ///< One more than there are states.
    std::vector<std::uint32_t> target;
    std::vector<std::uint16_t> way;
    std::vector<std::uint32_t> numberOfWay; ///< The thread or task whose choice a way is.
    std::vector<bool> isStep;               ///< Of each way: whether it counts as a step of its number.

    std::size_t stateCount() const { return firstEdge.size() - 1; }
    std::span<const std::uint32_t> targets(std::size_t state) const
    {
        return {target.data() + firstEdge[state], firstEdge[state + 1] - firstEdge[state]};
    }
    std::span<const std::uint16_t> ways(std::size_t state) const
    {
        return {way.data() + firstEdge[state], firstEdge[state + 1] - firstEdge[state]};
    }
};

/// A state in which a run ends, and as which outcome.
struct End {
    std::uint32_t state;
    std::uint32_t outcome;
    bool operator==(const End&) const = default;
};

/// The states in groups, each behind all that lead to it. A group of more than one state, or of one that
/// leads to itself, is a cycle.
struct StateOrder {
    std::vector<std::uint32_t> states;
    std::vector<std::uint32_t> firstOfGroup{0}; ///< One more than there are groups; empty: each is its own.
    bool cyclic = false;
};

StateOrder orderOf(const StateGraph& graph);

} // namespace core
