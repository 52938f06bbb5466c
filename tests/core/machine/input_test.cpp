#include "tests/support/simulated.h"

using namespace core;
using core::testing::simulated;
using core::testing::threadsOf;

namespace {

constexpr std::string_view kAsks = "from interleave import machine\n"
                                   "machine(cores=1, op_cost=0)\n"
                                   "name = input('Name? ')\n"
                                   "print('Hi', name)\n"
                                   "print(input())\n";

const Overrides kAnswers{{"input.1", "Bob"}, {"input.2", "bye"}};

Overrides thinking(const std::string& milliseconds)
{
    Overrides overrides = kAnswers;
    overrides["input.think"] = milliseconds;
    return overrides;
}

TEST(Input, IsIoForAsLongAsSomebodyThinks)
{
    const auto recording = simulated(kAsks, thinking("500"));

    EXPECT_EQ(recording->info().end - Instant{}, Duration{1000ms});
    EXPECT_EQ(threadsOf(*recording).at("MainThread").io, Duration{1000ms});
}

TEST(Input, TakesNoTimeUnlessSomebodyThinks)
{
    EXPECT_EQ(simulated(kAsks, kAnswers)->info().end, Instant{});
}

TEST(Input, PrintsItsPromptAsPythonDoesBeforeAnybodyThinks)
{
    const auto recording = simulated(kAsks, thinking("500"));

    EXPECT_EQ(recording->info().output, "Name? Hi Bob\nbye\n");
    for (std::size_t i = 0; i < recording->size(); ++i) {
        const Event event = recording->event(EventId{i});
        const auto* step = std::get_if<Stepped>(&event.what);
        if (step == nullptr || step->kind != StepKind::Output)
            continue;
        EXPECT_EQ(event.time, Instant{});
        break;
    }
}

TEST(Input, LetsAnotherThreadHaveTheGilMeanwhile)
{
    const auto recording = simulated("import threading\n"
                                     "from interleave import machine, work\n"
                                     "machine(cores=1, op_cost=0, thread_start=0)\n"
                                     "t = threading.Thread(target=work, args=(300,))\n"
                                     "t.start()\n"
                                     "input()\n"
                                     "t.join()\n",
                                     thinking("300"));

    EXPECT_EQ(recording->info().end - Instant{}, Duration{300ms});
}

} // namespace
