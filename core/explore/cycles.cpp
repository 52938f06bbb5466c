#include "core/explore/cycles.h"

#include <algorithm>
#include <map>
#include <queue>
#include <set>
#include <unordered_map>

namespace core {

namespace {

constexpr std::size_t kMostCycles = 4;

/// A strongly connected component of more than one state, or of one that leads to itself.
class Component {
public:
    Component(const StateGraph& graph, std::span<const std::uint32_t> states)
        : m_graph(graph)
        , m_states(states.begin(), states.end())
    {
        std::map<std::uint32_t, std::size_t> able;
        for (const std::uint32_t state : m_states) {
            std::set<std::uint32_t> here;
            for (std::uint32_t edge = graph.firstEdge[state]; edge < graph.firstEdge[state + 1]; ++edge) {
                here.insert(graph.number(edge));
                if (m_states.contains(graph.target[edge]))
                    m_going.insert(graph.number(edge));
            }
            for (const std::uint32_t number : here)
                ++able[number];
        }
        for (const auto& [number, times] : able) {
            if (m_going.contains(number))
                continue;
            m_passed.push_back(number);
            m_isFair = m_isFair && times < m_states.size();
        }
    }

    bool isFairCycle() const { return m_isFair && !m_going.empty(); }
    FairCycle cycle() const
    {
        FairCycle cycle;
        cycle.entry = *m_states.begin();
        cycle.going.assign(m_going.begin(), m_going.end());
        cycle.passed = m_passed;
        std::uint32_t state = cycle.entry;
        for (const std::uint32_t number : m_going)
            state =
                walk(state, cycle.round, [&](std::uint32_t edge) { return m_graph.number(edge) == number; });
        if (state != cycle.entry)
            walk(state, cycle.round, [&](std::uint32_t edge) { return m_graph.target[edge] == cycle.entry; });
        return cycle;
    }

private:
    /// The shortest way within the component up to and with an edge that is wanted; where it leads.
    template <class Wanted>
    std::uint32_t walk(std::uint32_t from, std::vector<std::uint16_t>& ways, const Wanted& wanted) const
    {
        std::unordered_map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> before; // State, edge.
        std::queue<std::uint32_t> open;
        open.push(from);
        while (!open.empty()) {
            const std::uint32_t state = open.front();
            open.pop();
            for (std::uint32_t edge = m_graph.firstEdge[state]; edge < m_graph.firstEdge[state + 1]; ++edge) {
                const std::uint32_t next = m_graph.target[edge];
                if (!m_states.contains(next))
                    continue;
                if (wanted(edge)) {
                    std::vector<std::uint16_t> back{m_graph.way[edge]};
                    for (std::uint32_t at = state; at != from; at = before[at].first)
                        back.push_back(m_graph.way[before[at].second]);
                    ways.insert(ways.end(), back.rbegin(), back.rend());
                    return next;
                }
                if (next != from && before.try_emplace(next, state, edge).second)
                    open.push(next);
            }
        }
        return from;
    }

    const StateGraph& m_graph;
    std::set<std::uint32_t> m_states;
    std::set<std::uint32_t> m_going;
    std::vector<std::uint32_t> m_passed;
    bool m_isFair = true;
};

} // namespace

std::vector<FairCycle> fairCycles(const StateGraph& graph, const std::vector<End>& ends)
{
    std::vector<FairCycle> cycles;
    const StateOrder order = orderOf(graph);
    std::set<std::uint32_t> over;
    for (const End& end : ends)
        over.insert(end.state);
    for (std::size_t g = 0; order.cyclic && g + 1 < order.firstOfGroup.size(); ++g) {
        const std::span group(&order.states[order.firstOfGroup[g]],
                              order.firstOfGroup[g + 1] - order.firstOfGroup[g]);
        if (over.contains(group[0]) || cycles.size() == kMostCycles)
            continue;
        const Component component(graph, group);
        if (!component.isFairCycle())
            continue;
        const FairCycle cycle = component.cycle();
        const auto isSame = [&](const FairCycle& known) {
            return known.going == cycle.going && known.passed == cycle.passed;
        };
        if (std::ranges::none_of(cycles, isSame))
            cycles.push_back(cycle);
    }
    return cycles;
}

} // namespace core
