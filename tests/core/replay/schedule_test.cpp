#include "core/replay/schedule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace core;
using testing::HasSubstr;

TEST(Schedule, IsReadWithRepeatsTimeoutsCasesAndCompletions)
{
    const Result<Schedule> schedule = parseSchedule("access: 0 1*2 2! ~1 1/2");

    ASSERT_TRUE(schedule);
    EXPECT_EQ(schedule->granularity, Granularity::Access);
    const std::vector<Choice> expected{
        {0}, {1}, {1}, {2, Choice::Way::Timeout}, {1, Choice::Way::Completion}, {1, Choice::Way::Case, 2}};
    EXPECT_EQ(schedule->choices, expected);
}

TEST(Schedule, OfNothingIsEmpty)
{
    EXPECT_EQ(parseSchedule(" \n")->choices.size(), 0U);
    EXPECT_EQ(format(Schedule{}), "");
}

TEST(Schedule, IsWrittenAsShortAsItCanBe)
{
    EXPECT_EQ(format(*parseSchedule("0 1 1 2 2 2 1 0 0")), "0 1*2 2*3 1 0*2");
    EXPECT_EQ(format(*parseSchedule("step: 1! 1! ~2 1/3")), "1!*2 ~2 1/3");
    EXPECT_EQ(format(*parseSchedule("line:0 1 2 0")), "line: 0 1 2 0");
}

TEST(Schedule, NamesTheEntryThatIsWrong)
{
    for (const std::string word : {"nonsense", "1*", "1*0", "1/0", "-1", "~", "1!!", "99999999999", "1*3x"}) {
        const Result<Schedule> schedule = parseSchedule("0 1*3 " + word);

        ASSERT_FALSE(schedule) << word;
        EXPECT_THAT(schedule.error().message, HasSubstr("Entry 3"));
        EXPECT_THAT(schedule.error().message, HasSubstr("'" + word + "'"));
    }
}

TEST(Schedule, RefusesAnUnknownGranularityAndTooManySteps)
{
    EXPECT_THAT(parseSchedule("lines: 0 1").error().message, HasSubstr("'lines:'"));
    EXPECT_THAT(parseSchedule("1*4000000000").error().message, HasSubstr("longer than"));
}

TEST(Schedule, CountsStepsThatFollowAStepOfAnotherNumber)
{
    EXPECT_EQ(contextSwitches(*parseSchedule("0 1*3 2*3 0*2")), 3U);
    EXPECT_EQ(contextSwitches(*parseSchedule("0 ~1 0 ~2 1")), 1U);
    EXPECT_EQ(contextSwitches(Schedule{}), 0U);
}

RC_GTEST_PROP(Schedule, IsReadBackAsItWasWritten, ())
{
    Schedule schedule;
    schedule.granularity = static_cast<Granularity>(*rc::gen::inRange(0, 4));
    for (const int n : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12))) {
        const auto way = static_cast<Choice::Way>(n % 4);
        schedule.choices.push_back({static_cast<std::uint32_t>(n / 4), way,
                                    way == Choice::Way::Case ? 1U + static_cast<std::uint32_t>(n) : 0U});
    }

    RC_ASSERT(parseSchedule(format(schedule)).value() == schedule);
}
