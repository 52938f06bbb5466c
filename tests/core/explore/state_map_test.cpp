#include "core/explore/exploration.h"
#include "core/explore/folded_graph.h"
#include "core/explore/outcome_words.h"
#include "core/explore/state_map.h"
#include "tests/support/lesson.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <set>

namespace core {

namespace {

constexpr std::string_view kBank = R"(from threading import Thread
from interleave import machine
machine(runtime="native", granularity="access")
balance = 100
def withdraw():
    global balance
    if balance >= 80:
        balance -= 80
        print("paid")
a = Thread(target=withdraw, name="A")
b = Thread(target=withdraw, name="B")
a.start()
b.start()
a.join()
b.join()
)";

constexpr std::string_view kSpin = R"(from threading import Thread
flag = False
def wait():
    while not flag:
        pass
a = Thread(target=wait)
a.start()
flag = True
a.join()
)";

std::shared_ptr<const Exploration> mapped(std::string_view text)
{
    const auto program = testing::compiled(text);
    const RunOptions run = *optionsFor(*program);
    return explore(program, ExploreOptions{run.settings.granularity, false, run, true});
}

/// Where more than one thread can go for the first time.
std::uint32_t firstChoice(const StateMap& map)
{
    std::uint32_t state = 0;
    while (map.edgeCount(state) == 1)
        state = map.edges(state)[0].target;
    return state;
}

} // namespace

TEST(StateMap, CountsTheWaysFromEveryState)
{
    const auto found = mapped(kBank);
    const StateMap& map = *found->map;

    EXPECT_EQ(map.ways(0), found->interleavings);
    for (std::uint32_t state = 0; state < map.stateCount(); ++state) {
        std::uint64_t sum = map.edgeCount(state) == 0 ? 1 : 0;
        for (const StateMap::Edge& edge : map.edges(state))
            sum += std::stoull(map.ways(edge.target));
        EXPECT_EQ(map.ways(state), std::to_string(sum)) << state;
    }
}

TEST(StateMap, SharesOutWhatTheStartLeadsTo)
{
    const auto found = mapped(kBank);
    for (std::size_t i = 0; i < found->outcomes.size(); ++i)
        EXPECT_NEAR(found->map->share(0, i), *found->outcomes[i].fraction, 1e-6);
}

TEST(StateMap, LeadsEveryScheduleToItsOutcome)
{
    const auto found = mapped(kBank);
    for (std::size_t i = 0; i < found->outcomes.size(); ++i) {
        const auto& choices = found->outcomes[i].schedule.choices;
        const std::vector<std::uint32_t> states = found->map->along(choices);
        ASSERT_EQ(states.size(), choices.size() + 1);
        EXPECT_EQ(found->map->edgeCount(states.back()), 0U);
        EXPECT_EQ(found->map->only(states.back()), i);
    }
}

TEST(StateMap, KnowsThatACycleHasNoCount)
{
    const auto found = mapped(kSpin);
    ASSERT_EQ(found->outcomes.size(), 1U);
    EXPECT_EQ(found->map->ways(0), "infinite");
    EXPECT_EQ(found->map->share(0, 0), 1);
}

TEST(StateMap, NumbersTheInterleavingsInTheOrderOfSchedules)
{
    const auto found = mapped(kBank);
    const StateMap& map = *found->map;
    const int last = std::stoi(found->interleavings) - 1;
    std::vector<Choice> before;
    for (int i = 0; i <= last; ++i) {
        const double part = static_cast<double>(i) / last;
        const std::vector<Choice> choices = map.interleavingAt(part);
        EXPECT_EQ(map.numberOf(choices), std::to_string(i + 1));
        EXPECT_NEAR(map.placeOf(choices), part, 1e-6);
        EXPECT_LT(before, choices);
        before = choices;
    }
    EXPECT_TRUE(mapped(kSpin)->map->interleavingAt(0).empty());
}

TEST(StateMap, GoesOnFromAnyChoiceToAnEnd)
{
    const auto found = mapped(kBank);
    const StateMap& map = *found->map;
    for (std::size_t length = 0; length < 8; ++length) {
        std::vector<Choice> begun = map.interleavingAt(0.5);
        begun.resize(length);
        const std::vector<Choice> whole = map.completed(begun);
        EXPECT_TRUE(std::equal(begun.begin(), begun.end(), whole.begin()));
        EXPECT_EQ(map.edgeCount(map.along(whole).back()), 0U);
    }
}

TEST(FoldedGraph, GivesWhatIsDecidedToTheOutcome)
{
    const auto found = mapped(kBank);
    const FoldedGraph graph = fold(*found->map, {});

    EXPECT_EQ(std::ranges::count_if(graph.nodes, [](const auto& node) { return node.outcome.has_value(); }),
              std::ssize(found->outcomes));
    for (const FoldedGraph::Node& node : graph.nodes)
        if (!node.outcome) {
            EXPECT_FALSE(found->map->only(node.state));
            EXPECT_GT(found->map->edgeCount(node.state), 1U);
        }
    EXPECT_EQ(graph.nodes.front().state, firstChoice(*found->map));
    EXPECT_TRUE(graph.passed.empty());
}

TEST(FoldedGraph, LightsTheRunFromTheStartToItsBox)
{
    const auto found = mapped(kBank);
    for (std::size_t i = 0; i < found->outcomes.size(); ++i) {
        FoldOptions options;
        options.run = found->outcomes[i].schedule.choices;
        const FoldedGraph end = fold(*found->map, options);

        ASSERT_EQ(end.passed.size(), options.run.size() + 1);
        EXPECT_EQ(end.passed.front(), 0U);
        EXPECT_EQ(end.nodes[end.passed.back()].outcome, i);
        std::size_t at = 0;
        while (!end.nodes[at].outcome) {
            const auto next = std::ranges::find_if(
                end.edges, [&](const auto& edge) { return edge.from == at && edge.onRun; });
            ASSERT_NE(next, end.edges.end());
            at = next->to;
        }
        EXPECT_EQ(at, end.passed.back());
    }
}

TEST(FoldedGraph, OfTooManyStatesShowsTheOnesNearTheRun)
{
    const auto found = mapped(kBank);
    FoldOptions options;
    options.run = found->outcomes[0].schedule.choices;
    const std::size_t whole = fold(*found->map, options).nodes.size();
    options.mostNodes = 4;
    options.reach = 1;
    const FoldedGraph graph = fold(*found->map, options);

    EXPECT_LT(graph.nodes.size(), whole);
    EXPECT_TRUE(std::ranges::any_of(graph.nodes, [](const auto& node) { return node.hidden > 0; }));
}

TEST(FoldedGraph, HasEveryStateWhenAskedFor)
{
    const auto found = mapped(kBank);
    FoldOptions options;
    options.all = true;
    std::size_t inner = 0;
    for (std::uint32_t state = 0; state < found->map->stateCount(); ++state)
        inner += found->map->edgeCount(state) > 0 ? 1 : 0;

    EXPECT_EQ(fold(*found->map, options).nodes.size(), inner + found->outcomes.size());
}

TEST(OutcomeWords, SayWhatDiffers)
{
    const auto found = mapped(kBank);
    std::vector<std::string> words = outcomeWords(*found);
    std::ranges::sort(words);
    EXPECT_THAT(words, ::testing::ElementsAre("balance = -60", "balance = 20", "balance = 20"));
    EXPECT_EQ(groupedDigits("1234567"), "1 234 567");
    EXPECT_EQ(percentText(0.5625), "56.3 %");
    EXPECT_EQ(percentText(0.0001), "< 0.1 %");
}

TEST(StateMap, GivesAnyInterleavingOfAnOutcome)
{
    const auto found = mapped(kBank);
    const StateMap& map = *found->map;
    for (std::size_t o = 0; o < found->outcomes.size(); ++o) {
        std::map<std::string, int> seen;
        for (std::uint64_t seed = 1; seed <= 2'000; ++seed) {
            const std::vector<Choice> choices = map.randomOf(o, seed);
            EXPECT_EQ(map.only(map.along(choices).back()), o);
            ++seen[map.numberOf(choices)];
        }
        // All of them, each about as often as the others.
        EXPECT_EQ(std::to_string(seen.size()), found->outcomes[o].interleavings);
        for (const auto& [number, times] : seen)
            EXPECT_GT(times * static_cast<int>(seen.size()), 800) << number;
    }
}

TEST(StateMap, GivesARunOfAnOutcomeThatHasInfinitelyMany)
{
    const auto found = mapped(kSpin);
    ASSERT_EQ(found->outcomes.front().interleavings, "infinite");
    std::set<std::size_t> lengths;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const std::vector<Choice> choices = found->map->randomOf(0, seed);
        const std::vector<std::uint32_t> states = found->map->along(choices);
        EXPECT_EQ(states.size(), choices.size() + 1);
        EXPECT_EQ(found->map->edgeCount(states.back()), 0U);
        lengths.insert(choices.size());
    }
    EXPECT_GT(lengths.size(), 1U);
}

} // namespace core
