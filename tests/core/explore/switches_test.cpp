#include "core/explore/switches.h"

#include "tests/core/explore/graphs.h"

#include <gmock/gmock.h>
#include <random>

namespace core {

using testing::ElementsAre;
using testing::Optional;

namespace {

/// Every way to every end, tried one by one.
class Enumeration {
public:
    using Found = std::optional<std::tuple<std::size_t, std::size_t, std::vector<std::uint16_t>>>;

    Enumeration(const StateGraph& graph, const std::vector<End>& ends, std::size_t outcomes)
        : m_graph(graph)
        , m_ends(ends)
        , m_best(outcomes)
    {
        visit(0, 0);
    }
    const std::vector<Found>& best() const { return m_best; }

private:
    void visit(std::uint32_t state, std::size_t switches)
    {
        for (const End& end : m_ends)
            if (end.state == state) {
                Found& best = m_best[end.outcome];
                const std::tuple found(switches, m_ways.size(), m_ways);
                if (!best || found < *best)
                    best = found;
            }
        for (std::size_t e = 0; e < m_graph.targets(state).size(); ++e) {
            const std::uint16_t way = m_graph.way[m_graph.firstEdge[state] + e];
            const bool switched = !m_ways.empty() && m_ways.back() != way;
            m_ways.push_back(way);
            visit(m_graph.targets(state)[e], switches + (switched ? 1 : 0));
            m_ways.pop_back();
        }
    }

    const StateGraph& m_graph;
    const std::vector<End>& m_ends;
    std::vector<Found> m_best;
    std::vector<std::uint16_t> m_ways;
};

/// A graph without cycles whose ways differ in length.
StateGraph randomGraph(std::mt19937& random, std::uint32_t states)
{
    std::vector<std::vector<TestEdge>> rows(states);
    for (std::uint32_t state = 0; state + 1 < states; ++state)
        for (std::uint32_t number = 0; number < 3; ++number)
            if (random() % 4 != 0 && state + 3 < states)
                rows[state].push_back(
                    {number,
                     state + 1 + static_cast<std::uint32_t>(random()) % std::min(6U, states - state - 1)});
    return graphOf(rows);
}

} // namespace

TEST(FewestSwitches, LetsEachThreadRunThrough)
{
    const StateGraph graph = grid(3);
    EXPECT_THAT(fewestSwitches(graph, {{15, 0}}, 1)[0], Optional(ElementsAre(1, 1, 1, 2, 2, 2)));
}

TEST(FewestSwitches, PrefersFewSwitchesToAShortWay)
{
    const StateGraph graph = graphOf({{{1, 1}, {2, 3}}, {{1, 2}}, {{1, 4}}, {{1, 4}}, {}});
    EXPECT_THAT(fewestSwitches(graph, {{4, 0}}, 1)[0], Optional(ElementsAre(1, 1, 1)));
}

TEST(FewestSwitches, IsEmptyWhereTheStartIsTheEnd)
{
    EXPECT_THAT(fewestSwitches(graphOf({{}}), {{0, 0}}, 1)[0], Optional(testing::IsEmpty()));
}

TEST(FewestSwitches, AgreesWithTryingEveryWay)
{
    for (unsigned seed = 1; seed <= 300; ++seed) {
        std::mt19937 random(seed);
        const StateGraph graph = randomGraph(random, 14);
        std::vector<End> ends;
        for (std::uint32_t state = 0; state < graph.stateCount(); ++state)
            if (graph.targets(state).empty())
                ends.push_back({state, state % 3});
        const auto found = fewestSwitches(graph, ends, 3);
        const Enumeration all(graph, ends, 3);
        for (std::size_t outcome = 0; outcome < 3; ++outcome) {
            ASSERT_EQ(found[outcome].has_value(), all.best()[outcome].has_value()) << "seed " << seed;
            if (found[outcome]) {
                EXPECT_EQ(*found[outcome], std::get<2>(*all.best()[outcome])) << "seed " << seed;
            }
        }
    }
}

} // namespace core
