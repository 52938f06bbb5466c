#include "core/machine/simulate.h"
#include "tests/support/lesson.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace core;
using ::testing::AllOf;
using ::testing::HasSubstr;

namespace {

/// The quantum is a parameter of the same name, in line 3.
const auto kLesson = std::string("from interleave import machine, param\n") + "levels = 1\n"
    + "machine(cores=1, quantum=param('quantum', 4, 0, 40), levels=3)\n" + "room = param('room', 2, 1, 9)\n";

Result<RunOptions> optionsOf(const Overrides& overrides)
{
    return optionsFor(*core::testing::compiled(kLesson), overrides);
}

const Parameter& quantum(const Program& program)
{
    return program.declarations().parameters.front();
}

TEST(Options, TakeASettingFromTheParameterThatItIs)
{
    const auto program = core::testing::compiled(kLesson);
    const Result<RunOptions> options = optionsFor(*program, {{overrideOf(quantum(*program)), "40"}});

    ASSERT_TRUE(options) << options.error().message;
    EXPECT_EQ(options->settings.quantum, Duration{40ms});
    EXPECT_EQ(options->parameters.at("quantum"), 40);
}

TEST(Options, LetTheSettingFromOutsideHoldAgainstTheLessons)
{
    const auto program = core::testing::compiled(kLesson);
    const Result<RunOptions> options =
        optionsFor(*program, {{"quantum", "90ms"}, {overrideOf(quantum(*program)), "0"}, {"cores", "64"}});

    ASSERT_TRUE(options) << options.error().message;
    EXPECT_EQ(options->settings.quantum, Duration{90ms});
    EXPECT_EQ(options->settings.cores, 64);
    EXPECT_EQ(options->parameters.at("quantum"), 0);
}

TEST(Options, CallAParameterByItsNameWhereNoSettingHasIt)
{
    const auto program = core::testing::compiled(kLesson);

    EXPECT_EQ(overrideOf(program->declarations().parameters.back()), "room");
    EXPECT_EQ(optionsOf({{"room", "9"}})->parameters.at("room"), 9);
}

TEST(Options, SayTheRangeAndWhereItComesFrom)
{
    const auto program = core::testing::compiled(kLesson);
    const std::string name = overrideOf(quantum(*program));

    EXPECT_THAT(optionsOf({{name, "41"}}).error().message,
                AllOf(HasSubstr("quantum in line 3"), HasSubstr("0 to 40"), HasSubstr("'41'")));
    EXPECT_THAT(
        optionsOf({{name, "0"}}).error().message,
        AllOf(HasSubstr("setting quantum"), HasSubstr("above 0"), HasSubstr("parameter quantum in line 3")));
    EXPECT_THAT(optionsOf({{"room", "2.5"}}).error().message,
                AllOf(HasSubstr("room in line 4"), HasSubstr("1 to 9 without fraction")));
    EXPECT_THAT(optionsOf({{"cores", "0"}}).error().message, HasSubstr("1 to 64"));
    EXPECT_THAT(optionsOf({{"nothing", "1"}}).error().message, HasSubstr("quantum, room"));
}

TEST(Options, SayWhereTheLessonContradictsWhatIsGiven)
{
    EXPECT_THAT(optionsOf({{"quanta", "5ms,10ms"}}).error().message,
                AllOf(HasSubstr("2 entries for 3 levels"), HasSubstr("levels"), HasSubstr("line 3")));
}

TEST(Options, TakeWhatInputReturnsAndHowLongSomebodyThinks)
{
    const Result<RunOptions> options = optionsOf({{"input.2", "no"}, {"input.think", "1.5"}});

    ASSERT_TRUE(options) << options.error().message;
    EXPECT_EQ(options->inputs, (std::map<std::string, std::string>{{"2", "no"}, {"think", "1.5"}}));
}

TEST(Options, RefuseInputsThatThereAreNot)
{
    for (const std::string think : {"-1", "x", "", "1e300", "nan"})
        EXPECT_EQ(optionsOf({{"input.think", think}}).error().message,
                  "input.think takes milliseconds from 0 to 86,400,000; '" + think + "' is none.");
    for (const std::string name : {"0", "x", "1.5", ""})
        EXPECT_THAT(optionsOf({{"input." + name, "yes"}}).error().message,
                    HasSubstr("There is no input." + name + ":"));
}

} // namespace
