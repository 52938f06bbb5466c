#include "app/document/navigation.h"

#include "tests/support/race.h"

#include <gtest/gtest.h>

using namespace app;

namespace {

const auto kRun = core::test::race({1, 2, 1, 2, 1, 2});

std::size_t steps()
{
    return kRun->steps().size();
}

} // namespace

TEST(Navigation, TakesEveryStepForwardsAndTheSameBack)
{
    std::vector<Moment> way{std::nullopt};
    while (later(*kRun, way.back(), Stride::Step) != way.back())
        way.push_back(later(*kRun, way.back(), Stride::Step));
    ASSERT_EQ(way.size(), steps() + 1);

    for (std::size_t i = way.size() - 1; i > 0; --i)
        EXPECT_EQ(earlier(*kRun, way[i], Stride::Step), way[i - 1]);
}

TEST(Navigation, StaysAtTheEnds)
{
    const Moment last = momentOfStep(*kRun, steps());

    EXPECT_EQ(later(*kRun, last, Stride::Step), last);
    EXPECT_EQ(earlier(*kRun, std::nullopt, Stride::Step), std::nullopt);
}

TEST(Navigation, GoesFromTheEndBackToTheLastStep)
{
    EXPECT_EQ(earlier(*kRun, lastMoment(*kRun), Stride::Step), momentOfStep(*kRun, steps()));
}

TEST(Navigation, ASwitchEndsAtAStepOfAnotherThread)
{
    Moment at = later(*kRun, std::nullopt, Stride::Step);
    for (int i = 0; i < 3; ++i) {
        const Moment next = later(*kRun, at, Stride::Switch);
        EXPECT_NE(kRun->threadOf(*next), kRun->threadOf(*at));
        at = next;
    }
}

TEST(Navigation, CountsTheStepsThatWereTaken)
{
    for (std::size_t i = 0; i <= steps(); ++i)
        EXPECT_EQ(stepsTaken(*kRun, momentOfStep(*kRun, i)), i);
}

TEST(Navigation, FindsTheLastOfTheEventsOfAnInstant)
{
    for (std::size_t i = 0; i < kRun->size(); ++i) {
        const core::Instant t = kRun->timeOf(core::EventId{i});
        const Moment found = momentAt(*kRun, t);
        ASSERT_TRUE(found);
        EXPECT_EQ(kRun->timeOf(*found), t);
        EXPECT_TRUE(found->index() + 1 == kRun->size()
                    || kRun->timeOf(core::EventId{found->index() + 1}) > t);
    }
}
