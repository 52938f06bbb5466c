#include "core/explore/exploration.h"
#include "core/replay/replay.h"
#include "tests/support/lesson.h"

#include <gmock/gmock.h>

namespace core {

using testing::compiled;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

/// Two threads of three steps each.
constexpr std::string_view kRace = R"py(import threading
counter = 0
def add():
    global counter
    counter += 1
threads = [threading.Thread(target=add) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
)py";

constexpr std::string_view kEndless = R"py(import threading
x = 0
def turn():
    global x
    while True:
        x = 1 - x
for _ in range(2):
    threading.Thread(target=turn).start()
)py";

std::shared_ptr<const Exploration> explored(std::string_view text, const PartialSearch& partial,
                                            std::uint64_t seed = 1)
{
    ExploreOptions options;
    options.partial = partial;
    options.run.settings.seed = seed;
    return explore(compiled(text), options);
}

std::vector<std::uint64_t> runsOf(const Exploration& exploration)
{
    std::vector<std::uint64_t> runs;
    for (const ExploredOutcome& outcome : exploration.outcomes)
        runs.push_back(outcome.runs);
    return runs;
}

} // namespace

TEST(BoundedSearch, CountsExactlyTheInterleavingsWithSoManyPreEmptions)
{
    std::vector<std::string> counts;
    for (const std::uint32_t most : {0U, 1U, 2U, 9U})
        counts.push_back(explored(kRace, {SearchMethod::Bounded, most})->interleavings);

    // 111222; 1 222 11 and its like; 1 2 11 22 and its like; all.
    EXPECT_THAT(counts, ElementsAre("2", "6", "14", "20"));
}

TEST(BoundedSearch, IsNeverCompleteAndSaysWhatItLeftOut)
{
    const auto exploration = explored(kRace, {SearchMethod::Bounded, 0});

    EXPECT_FALSE(exploration->complete);
    EXPECT_THAT(exploration->limit, HasSubstr("at most 0 pre-emptions"));
    EXPECT_EQ(exploration->coverage->leftOut, 4U);
    ASSERT_EQ(exploration->outcomes.size(), 1U);
    EXPECT_FALSE(exploration->outcomes[0].fraction.has_value());
}

TEST(RandomWalks, ComeToEachOutcomeAsOftenAsItsChanceSays)
{
    const auto exploration = explored(kRace, {SearchMethod::Random, 0, 4000});

    ASSERT_EQ(exploration->outcomes.size(), 2U);
    EXPECT_NEAR(static_cast<double>(exploration->outcomes[0].runs) / 4000, 0.75, 0.03);
    EXPECT_EQ(exploration->outcomes[0].interleavings, "18");
    EXPECT_FALSE(exploration->complete);
    EXPECT_EQ(exploration->coverage->runs, 4000U);
}

TEST(RandomWalks, AreTheSameForTheSameSeed)
{
    for (const SearchMethod method : {SearchMethod::Random, SearchMethod::Pct}) {
        const PartialSearch search{method, 0, 300};
        EXPECT_EQ(runsOf(*explored(kRace, search, 5)), runsOf(*explored(kRace, search, 5)));
        EXPECT_NE(runsOf(*explored(kRace, search, 5)), runsOf(*explored(kRace, search, 6)));
    }
}

TEST(RandomWalks, GiveUpARunThatGoesOnForEver)
{
    const auto exploration = explored(kEndless, {SearchMethod::Random, 0, 2});

    EXPECT_EQ(exploration->coverage->cut, 2U);
    EXPECT_TRUE(exploration->outcomes.empty());
}

TEST(PriorityWalks, WithoutChangesNeverPreEmpt)
{
    const auto exploration = explored(kRace, {SearchMethod::Pct, 0, 500, 1});

    ASSERT_EQ(exploration->outcomes.size(), 1U);
    EXPECT_EQ(exploration->outcomes[0].interleavings, "2");
}

TEST(PriorityWalks, FindWhatNeedsOneChange)
{
    const auto exploration = explored(kRace, {SearchMethod::Pct, 0, 500, 2});

    ASSERT_EQ(exploration->outcomes.size(), 2U);
    for (const ExploredOutcome& outcome : exploration->outcomes) {
        const auto recording = replay(compiled(kRace), outcome.schedule, {});
        ASSERT_TRUE(recording) << recording.error().message;
        EXPECT_EQ((*recording)->info().globals[0], outcome.globals[0]);
    }
}

} // namespace core
