#include "core/explore/graph.h"

#include <algorithm>
#include <numeric>

namespace core {

namespace {

constexpr std::uint32_t kNone = ~std::uint32_t{0};

/// Breadth-first numbers are an order already when every edge leads to a later layer, as in most lessons.
bool leadsForward(const StateGraph& graph)
{
    for (std::size_t state = 0; state < graph.stateCount(); ++state)
        for (const std::uint32_t next : graph.targets(state))
            if (next <= state)
                return false;
    return true;
}

/// Kahn's algorithm; shorter than the graph when there is a cycle.
std::vector<std::uint32_t> topologicalOrder(const StateGraph& graph)
{
    std::vector<std::uint32_t> missing(graph.stateCount(), 0);
    for (const std::uint32_t next : graph.target)
        ++missing[next];
    std::vector<std::uint32_t> order;
    order.reserve(graph.stateCount());
    for (std::uint32_t state = 0; state < graph.stateCount(); ++state)
        if (missing[state] == 0)
            order.push_back(state);
    for (std::size_t i = 0; i < order.size(); ++i)
        for (const std::uint32_t next : graph.targets(order[i]))
            if (--missing[next] == 0)
                order.push_back(next);
    return order;
}

/// Tarjan's strongly connected components without recursion. They come out last first.
class Components {
public:
    explicit Components(const StateGraph& graph)
        : m_graph(graph)
        , m_number(graph.stateCount(), kNone)
        , m_low(graph.stateCount(), 0)
        , m_done(graph.stateCount(), false)
    {
        for (std::uint32_t state = 0; state < graph.stateCount(); ++state)
            if (m_number[state] == kNone)
                search(state);
    }

    StateOrder order()
    {
        StateOrder order;
        order.cyclic = true;
        for (std::size_t i = m_starts.size(); i-- > 0;) {
            const std::size_t end = i + 1 < m_starts.size() ? m_starts[i + 1] : m_states.size();
            for (std::size_t j = m_starts[i]; j < end; ++j)
                order.states.push_back(m_states[j]);
            order.firstOfGroup.push_back(static_cast<std::uint32_t>(order.states.size()));
        }
        return order;
    }

private:
    struct Visit {
        std::uint32_t state;
        std::uint32_t edge;
    };

    void enter(std::uint32_t state)
    {
        m_number[state] = m_low[state] = m_next++;
        m_open.push_back(state);
        m_visits.push_back({state, m_graph.firstEdge[state]});
    }

    void search(std::uint32_t start)
    {
        enter(start);
        while (!m_visits.empty()) {
            Visit& visit = m_visits.back();
            const std::uint32_t state = visit.state;
            if (visit.edge == m_graph.firstEdge[state + 1]) {
                leave(state);
                continue;
            }
            const std::uint32_t next = m_graph.target[visit.edge++];
            if (m_number[next] == kNone)
                enter(next);
            else if (!m_done[next])
                m_low[state] = std::min(m_low[state], m_number[next]);
        }
    }

    void leave(std::uint32_t state)
    {
        m_visits.pop_back();
        if (!m_visits.empty()) {
            const std::uint32_t parent = m_visits.back().state;
            m_low[parent] = std::min(m_low[parent], m_low[state]);
        }
        if (m_low[state] != m_number[state])
            return;
        m_starts.push_back(m_states.size());
        std::uint32_t member = kNone;
        do {
            member = m_open.back();
            m_open.pop_back();
            m_done[member] = true;
            m_states.push_back(member);
        } while (member != state);
    }

    const StateGraph& m_graph;
    std::vector<std::uint32_t> m_number;
    std::vector<std::uint32_t> m_low;
    std::vector<bool> m_done;
    std::vector<std::uint32_t> m_open;
    std::vector<Visit> m_visits;
    std::vector<std::uint32_t> m_states;
    std::vector<std::size_t> m_starts;
    std::uint32_t m_next = 0;
};

} // namespace

StateOrder orderOf(const StateGraph& graph)
{
    StateOrder order;
    order.firstOfGroup.clear();
    if (leadsForward(graph)) {
        order.states.resize(graph.stateCount());
        std::iota(order.states.begin(), order.states.end(), 0U);
        return order;
    }
    order.states = topologicalOrder(graph);
    if (order.states.size() == graph.stateCount())
        return order;
    return Components(graph).order();
}

} // namespace core
