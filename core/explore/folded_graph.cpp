#include "core/explore/folded_graph.h"

#include <algorithm>
#include <map>
#include <set>

namespace core {

namespace {

/// Where an edge leads when all without a choice is passed.
struct Reached {
    std::optional<std::uint32_t> outcome; ///< Its box; else the state.
    std::uint32_t state;
    std::size_t steps;
};

class Folding {
public:
    Folding(const StateMap& map, const FoldOptions& options)
        : m_map(map)
        , m_options(options)
        , m_run(map.along(options.run))
    {
        for (std::uint32_t state = 0; state < map.stateCount(); ++state)
            m_graph.undecided += map.only(state) ? 0 : 1;
    }

    FoldedGraph build()
    {
        m_root = follow(0).state;
        addNode(m_root);
        const bool isLarge = (m_options.all ? m_map.stateCount() : m_graph.undecided) > m_options.mostNodes;
        if (isLarge)
            for (const std::uint32_t state : m_run)
                if (isNode(state) && m_graph.nodes.size() < m_options.mostNodes)
                    addNode(state);
        collect(isLarge);
        connect();
        markRun();
        return std::move(m_graph);
    }

private:
    /// Whether it is a node of its own, at least where there is a choice.
    bool stands(std::uint32_t state) const
    {
        return m_options.all ? m_map.edgeCount(state) > 0 || !m_map.only(state) : !m_map.only(state);
    }
    bool isNode(std::uint32_t state) const
    {
        return state == m_root || (stands(state) && (m_options.all || m_map.edgeCount(state) != 1));
    }

    /// From a state on, as long as there is but one way.
    Reached follow(std::uint32_t state) const
    {
        std::size_t steps = 0;
        while (!m_options.all && stands(state) && m_map.edgeCount(state) == 1 && steps < m_map.stateCount()) {
            state = m_map.edges(state)[0].target;
            ++steps;
        }
        return {stands(state) ? std::nullopt : m_map.only(state), state, steps};
    }

    std::size_t addNode(std::uint32_t state)
    {
        const auto [place, isNew] = m_nodes.try_emplace(state, m_graph.nodes.size());
        if (isNew)
            m_graph.nodes.push_back({state, {}, 0, false});
        return place->second;
    }

    std::size_t boxOf(std::uint32_t outcome)
    {
        const auto [place, isNew] = m_boxes.try_emplace(outcome, m_graph.nodes.size());
        if (isNew)
            m_graph.nodes.push_back({0, outcome, 0, false});
        return place->second;
    }

    /// All nodes that can be reached, or those within reach of the ones that are there.
    void collect(bool isLarge)
    {
        std::vector<std::uint32_t> layer;
        for (const FoldedGraph::Node& node : m_graph.nodes)
            layer.push_back(node.state);
        for (std::size_t distance = 0; !layer.empty() && (!isLarge || distance < m_options.reach);
             ++distance) {
            std::vector<std::uint32_t> next;
            for (const std::uint32_t state : layer)
                for (const StateMap::Edge& edge : m_map.edges(state)) {
                    const Reached reached = follow(edge.target);
                    const bool isFull = isLarge && m_graph.nodes.size() >= m_options.mostNodes;
                    if (reached.outcome || isFull || m_nodes.contains(reached.state))
                        continue;
                    addNode(reached.state);
                    next.push_back(reached.state);
                }
            layer = std::move(next);
        }
    }

    void connect()
    {
        const std::size_t states = m_graph.nodes.size();
        if (!stands(m_root)) {
            const std::size_t box = boxOf(*m_map.only(m_root));
            const auto edges = m_map.edges(m_root);
            m_graph.edges.push_back({0, box, edges.empty() ? 0 : edges[0].choice.number, 1, false});
            return;
        }
        for (std::size_t from = 0; from < states; ++from) {
            std::set<std::pair<std::size_t, std::uint32_t>> known;
            std::set<std::uint32_t> hidden;
            for (const StateMap::Edge& edge : m_map.edges(m_graph.nodes[from].state)) {
                const Reached reached = follow(edge.target);
                const auto node = m_nodes.find(reached.state);
                if (!reached.outcome && node == m_nodes.end()) {
                    hidden.insert(reached.state);
                    continue;
                }
                const std::size_t to = reached.outcome ? boxOf(*reached.outcome) : node->second;
                if (known.insert({to, edge.choice.number}).second)
                    m_graph.edges.push_back({from, to, edge.choice.number, reached.steps + 1, false});
            }
            m_graph.nodes[from].hidden = hidden.size();
        }
    }

    void markRun()
    {
        std::size_t last = 0;
        std::uint32_t number = 0;
        m_graph.nodes[0].onRun = !m_options.run.empty();
        m_graph.passed.assign(m_options.run.empty() ? 0 : 1, 0);
        bool atNode = true; // The edge from the last node has not begun.
        for (std::size_t i = 0; i < m_run.size(); ++i) {
            const auto node = m_nodes.find(m_run[i]);
            const bool decided = !stands(m_run[i]) && m_run[i] != m_root;
            if (node != m_nodes.end() || decided) {
                const std::size_t to = decided ? boxOf(*m_map.only(m_run[i])) : node->second;
                if (to != last)
                    markEdge(last, to, number, decided ? m_options.run.size() + 1 - i : 0);
                last = to;
                atNode = true;
            }
            if (i > 0)
                m_graph.passed.push_back(last);
            if (decided)
                break;
            if (atNode && i < m_options.run.size())
                number = m_options.run[i].number;
            atNode = atNode && node == m_nodes.end();
        }
        m_graph.passed.resize(m_options.run.empty() ? 0 : m_options.run.size() + 1, last);
    }

    void markEdge(std::size_t from, std::size_t to, std::uint32_t number, std::size_t steps)
    {
        m_graph.nodes[to].onRun = true;
        const auto isIt = [&](const FoldedGraph::Edge& edge) {
            return edge.from == from && edge.to == to && (edge.number == number || !stands(m_root));
        };
        const auto edge = std::ranges::find_if(m_graph.edges, isIt);
        if (edge == m_graph.edges.end())
            return;
        edge->onRun = true;
        edge->steps = std::max(edge->steps, steps);
    }

    const StateMap& m_map;
    const FoldOptions& m_options;
    std::vector<std::uint32_t> m_run;
    std::uint32_t m_root = 0;
    std::map<std::uint32_t, std::size_t> m_nodes; ///< By state.
    std::map<std::uint32_t, std::size_t> m_boxes; ///< By outcome.
    FoldedGraph m_graph;
};

} // namespace

FoldedGraph fold(const StateMap& map, const FoldOptions& options)
{
    return Folding(map, options).build();
}

} // namespace core
