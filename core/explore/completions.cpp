#include "core/explore/completions.h"

#include <queue>
#include <unordered_map>
#include <unordered_set>

namespace core {

namespace {

/// Switches in the upper half, length in the lower, so that costs compare as numbers.
using Cost = std::uint64_t;
constexpr Cost kUnknown = ~Cost{0};
constexpr Cost kSwitch = 0x1'0000'0000;
constexpr std::uint32_t kNobody = ~std::uint32_t{0};

/// A state, and whose step came last.
struct Node {
    std::uint32_t state;
    std::uint32_t last;
};

/// Dijkstra's algorithm.
class Search {
public:
    explicit Search(const StateGraph& graph)
        : m_graph(graph)
    {
        using Entry = std::pair<Cost, std::uint32_t>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
        m_cost[numberOf({0, kNobody})] = 0;
        open.emplace(0, 0);
        while (!open.empty()) {
            const auto [cost, number] = open.top();
            open.pop();
            if (m_cost[number] != cost)
                continue;
            const Node node = m_nodes[number];
            for (std::uint32_t edge = graph.firstEdge[node.state]; edge < graph.firstEdge[node.state + 1];
                 ++edge) {
                const std::uint32_t next = numberOf(behind(node, edge));
                m_before[next].push_back(number);
                const Cost reached = cost + costOf(node, edge);
                if (reached >= m_cost[next])
                    continue;
                m_cost[next] = reached;
                open.emplace(reached, next);
            }
        }
    }

    /// The best ways end in these nodes of the state; empty if none leads there.
    std::vector<std::uint32_t> bestAt(const std::vector<std::uint32_t>& states) const
    {
        const std::unordered_set<std::uint32_t> wanted(states.begin(), states.end());
        std::vector<std::uint32_t> best;
        for (std::uint32_t number = 0; number < m_nodes.size(); ++number) {
            if (!wanted.contains(m_nodes[number].state) || m_cost[number] == kUnknown
                || (!best.empty() && m_cost[number] > m_cost[best.front()]))
                continue;
            if (!best.empty() && m_cost[number] < m_cost[best.front()])
                best.clear();
            best.push_back(number);
        }
        return best;
    }

    /// The first, in the order of schedules, of the best ways to any of these nodes.
    std::vector<std::uint16_t> firstWay(const std::vector<std::uint32_t>& ends)
    {
        const std::unordered_set<std::uint32_t> marked = onBestWays(ends);
        const std::unordered_set<std::uint32_t> wanted(ends.begin(), ends.end());
        std::vector<std::uint16_t> ways;
        for (std::uint32_t at = 0; !wanted.contains(at);) {
            const Node node = m_nodes[at];
            for (std::uint32_t edge = m_graph.firstEdge[node.state]; edge < m_graph.firstEdge[node.state + 1];
                 ++edge) {
                const std::uint32_t next = numberOf(behind(node, edge));
                if (!marked.contains(next) || m_cost[at] + costOf(node, edge) != m_cost[next])
                    continue;
                ways.push_back(m_graph.way[edge]);
                at = next;
                break;
            }
        }
        return ways;
    }

private:
    std::uint32_t numberOf(Node node)
    {
        const std::uint64_t key = static_cast<std::uint64_t>(node.state) << 32 | node.last;
        const auto [known, isNew] = m_numbers.try_emplace(key, static_cast<std::uint32_t>(m_nodes.size()));
        if (isNew) {
            m_nodes.push_back(node);
            m_cost.push_back(kUnknown);
            m_before.emplace_back();
        }
        return known->second;
    }
    Node behind(Node node, std::uint32_t edge) const
    {
        const std::uint16_t way = m_graph.way[edge];
        return {m_graph.target[edge], m_graph.isStep[way] ? m_graph.numberOfWay[way] : node.last};
    }
    Cost costOf(Node node, std::uint32_t edge) const
    {
        const std::uint16_t way = m_graph.way[edge];
        const bool switches =
            m_graph.isStep[way] && node.last != kNobody && m_graph.numberOfWay[way] != node.last;
        return 1 + (switches ? kSwitch : 0);
    }
    std::unordered_set<std::uint32_t> onBestWays(const std::vector<std::uint32_t>& ends) const
    {
        std::unordered_set<std::uint32_t> marked(ends.begin(), ends.end());
        std::vector<std::uint32_t> open = ends;
        while (!open.empty()) {
            const std::uint32_t number = open.back();
            open.pop_back();
            for (const std::uint32_t before : m_before[number])
                if (leads(before, number) && marked.insert(before).second)
                    open.push_back(before);
        }
        return marked;
    }
    bool leads(std::uint32_t from, std::uint32_t to) const
    {
        const Node node = m_nodes[from];
        for (std::uint32_t edge = m_graph.firstEdge[node.state]; edge < m_graph.firstEdge[node.state + 1];
             ++edge) {
            const Node next = behind(node, edge);
            if (next.state == m_nodes[to].state && next.last == m_nodes[to].last
                && m_cost[from] + costOf(node, edge) == m_cost[to])
                return true;
        }
        return false;
    }

    const StateGraph& m_graph;
    std::unordered_map<std::uint64_t, std::uint32_t> m_numbers;
    std::vector<Node> m_nodes;
    std::vector<Cost> m_cost;
    std::vector<std::vector<std::uint32_t>> m_before;
};

} // namespace

std::vector<std::optional<std::vector<std::uint16_t>>> fewestSwitchesAroundCompletions(
    const StateGraph& graph, const std::vector<End>& ends, std::size_t outcomes)
{
    Search search(graph);
    std::vector<std::vector<std::uint32_t>> states(outcomes);
    for (const End& end : ends)
        states[end.outcome].push_back(end.state);
    std::vector<std::optional<std::vector<std::uint16_t>>> schedules(outcomes);
    for (std::size_t outcome = 0; outcome < outcomes; ++outcome)
        if (const std::vector<std::uint32_t> best = search.bestAt(states[outcome]); !best.empty())
            schedules[outcome] = search.firstWay(best);
    return schedules;
}

} // namespace core
