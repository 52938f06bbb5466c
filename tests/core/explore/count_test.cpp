#include "core/explore/count.h"

#include "tests/core/explore/graphs.h"

#include <gmock/gmock.h>

namespace core {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Tally, CountsTheInterleavingsOfIndependentThreads)
{
    for (const auto& [steps, ways] : {std::pair{1U, "2"}, {2U, "6"}, {5U, "252"}, {10U, "184756"}}) {
        const StateGraph graph = grid(steps);
        const End end{static_cast<std::uint32_t>(graph.stateCount() - 1), 0};
        EXPECT_EQ(tally(graph, {end}, 1, true).interleavings[0]->get_str(), ways);
    }
}

TEST(Tally, IsExactWhereNumbersAreLong)
{
    const StateGraph graph = grid(150);
    const Tally result = tally(graph, {{static_cast<std::uint32_t>(graph.stateCount() - 1), 0}}, 1, true);
    mpz_class expected;
    mpz_bin_uiui(expected.get_mpz_t(), 300, 150);
    EXPECT_EQ(result.interleavings[0]->get_str(), expected.get_str());
    EXPECT_THAT(result.chances[0], DoubleNear(1.0, 1e-9));
}

TEST(Tally, TakesEdgesInAnyOrderOfStates)
{
    // 0 → 2 → 1 → 3, and 0 → 3.
    const StateGraph graph = graphOf({{{1, 2}, {2, 3}}, {{1, 3}}, {{1, 1}}, {}});
    const Tally result = tally(graph, {{3, 0}}, 1, true);
    EXPECT_EQ(result.interleavings[0]->get_str(), "2");
    EXPECT_THAT(result.chances, ElementsAre(1.0));
}

TEST(Tally, SharesTheChanceByThreadsFirstThenByWays)
{
    // Thread 1 has two ways, thread 2 one.
    StateGraph graph = graphOf({{{1, 1}, {3, 2}, {2, 3}}, {}, {}, {}});
    graph.numberOfWay[3] = 1;
    const Tally result = tally(graph, {{1, 0}, {2, 1}, {3, 2}}, 3, true);
    EXPECT_THAT(result.chances, ElementsAre(0.25, 0.25, 0.5));
}

TEST(Tally, SolvesACycleThatCanBeLeft)
{
    // Thread 1 spins in state 0 until thread 2 has set the flag; before that thread 3 may end it all.
    const StateGraph graph = graphOf({{{1, 0}, {2, 1}, {3, 2}}, {}, {}});
    const Tally result = tally(graph, {{1, 0}, {2, 1}}, 2, true);
    EXPECT_FALSE(result.interleavings[0].has_value());
    EXPECT_THAT(result.chances, ElementsAre(DoubleNear(0.5, 1e-12), DoubleNear(0.5, 1e-12)));
    EXPECT_THAT(result.hopeless, IsEmpty());
}

TEST(Tally, CountsWhatNoCycleLeadsTo)
{
    const StateGraph graph = graphOf({{{1, 1}, {2, 2}}, {{1, 1}, {2, 3}}, {}, {}});
    const Tally result = tally(graph, {{2, 0}, {3, 1}}, 2, true);
    EXPECT_EQ(result.interleavings[0]->get_str(), "1");
    EXPECT_FALSE(result.interleavings[1].has_value());
}

TEST(Tally, KnowsTheStatesWithoutHope)
{
    // States 1 and 2 lead to each other only.
    const StateGraph graph = graphOf({{{1, 1}, {2, 3}}, {{1, 2}}, {{1, 1}}, {}});
    const Tally result = tally(graph, {{3, 0}}, 1, true);
    EXPECT_THAT(result.hopeless, ElementsAre(1, 2));
    EXPECT_EQ(result.interleavings[0]->get_str(), "1");
    EXPECT_FALSE(result.interleavings[1].has_value());
    EXPECT_THAT(result.chances, ElementsAre(DoubleNear(0.5, 1e-12), DoubleNear(0.5, 1e-12)));
}

TEST(Tally, SolvesACycleTooLargeForElimination)
{
    // A ring that is left with one chance in two at each of its states.
    std::vector<std::vector<TestEdge>> rows;
    constexpr std::uint32_t kRing = 1000;
    for (std::uint32_t i = 0; i < kRing; ++i)
        rows.push_back({{1, (i + 1) % kRing}, {2, kRing + i % 2}});
    rows.emplace_back();
    rows.emplace_back();
    const Tally result = tally(graphOf(rows), {{kRing, 0}, {kRing + 1, 1}}, 2, true);
    EXPECT_THAT(result.chances, ElementsAre(DoubleNear(2.0 / 3, 1e-12), DoubleNear(1.0 / 3, 1e-12)));
}

} // namespace core
