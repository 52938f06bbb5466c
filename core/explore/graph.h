#pragma once

#include "core/base/growing_array.h"

#include <cstdint>
#include <span>
#include <vector>

namespace core {

/// Which way each edge is: one byte while there are at most 256 ways, as in most programs.
class EdgeWays {
public:
    void push_back(std::uint16_t way)
    {
        if (way > 0xFF)
            widen();
        if (m_wide.empty() && way <= 0xFF)
            m_narrow.push_back(static_cast<std::uint8_t>(way));
        else
            m_wide.push_back(way);
    }
    /// Room for more edges, whose ways are put() in any order and are not larger than this.
    void resize(std::size_t edges, std::uint16_t largest)
    {
        if (largest > 0xFF)
            widen();
        if (m_wide.empty() && largest <= 0xFF)
            m_narrow.resize(edges);
        else
            m_wide.resize(edges);
    }
    void put(std::size_t edge, std::uint16_t way)
    {
        if (m_wide.empty())
            m_narrow[edge] = static_cast<std::uint8_t>(way);
        else
            m_wide[edge] = way;
    }
    std::uint16_t operator[](std::size_t edge) const
    {
        return m_wide.empty() ? m_narrow[edge] : m_wide[edge];
    }
    /// Fetches it: it will be looked at soon.
    void announce(std::size_t edge) const
    {
        if (m_wide.empty())
            __builtin_prefetch(m_narrow.data() + edge);
        else
            __builtin_prefetch(m_wide.data() + edge);
    }
    std::size_t size() const { return m_wide.empty() ? m_narrow.size() : m_wide.size(); }
    std::size_t bytes() const { return m_narrow.bytes() + m_wide.bytes(); }

private:
    void widen()
    {
        if (!m_wide.empty())
            return;
        for (const std::uint8_t each : m_narrow)
            m_wide.push_back(each);
        m_narrow.release();
    }

    GrowingArray<std::uint8_t> m_narrow;
    GrowingArray<std::uint16_t> m_wide;
};

/// The state graph: state 0 is the start, each row of edges is in the order of schedules (details.md 10). An
/// edge is one choice; which one, its `way` says, an index into a table that whoever built the graph keeps.
struct StateGraph {
    StateGraph() { firstEdge.push_back(0); }

    GrowingArray<std::uint32_t> firstEdge; ///< One more than there are states.
    GrowingArray<std::uint32_t> target;
    EdgeWays way;
    std::vector<std::uint32_t> numberOfWay; ///< The thread or task whose choice a way is.
    std::vector<bool> isStep;               ///< Of each way: whether it counts as a step of its number.
    /// Where one state stands for all in which identical threads have changed places: the numbers of each
    /// group of them, and of each edge the rank within its group that the thread which moved has behind it;
    /// those between its old and its new rank have made room. Empty: no threads are merged.
    std::vector<std::vector<std::uint32_t>> identical;
    GrowingArray<std::uint8_t> rank;

    std::size_t stateCount() const { return firstEdge.size() - 1; }
    std::span<const std::uint32_t> targets(std::size_t state) const
    {
        return {target.data() + firstEdge[state], firstEdge[state + 1] - firstEdge[state]};
    }
    std::uint32_t number(std::size_t edge) const { return numberOfWay[way[edge]]; }
    /// The number that the thread which takes the edge has behind it.
    std::uint32_t numberBehind(std::size_t edge) const
    {
        const std::uint32_t before = number(edge);
        if (rank.empty())
            return before;
        const std::vector<std::uint32_t>* group = groupOf(before);
        return group == nullptr ? before : (*group)[rank[edge]];
    }
    /// The group of identical threads to which a number belongs; null: none.
    const std::vector<std::uint32_t>* groupOf(std::uint32_t number) const
    {
        for (const std::vector<std::uint32_t>& group : identical)
            for (const std::uint32_t member : group)
                if (member == number)
                    return &group;
        return nullptr;
    }
    std::size_t bytes() const { return firstEdge.bytes() + target.bytes() + way.bytes() + rank.bytes(); }
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
