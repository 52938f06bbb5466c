#include "core/insight/decisions.h"

#include "tests/support/simulated.h"

#include <gmock/gmock.h>

using namespace core;
using namespace core::testing;
using ::testing::HasSubstr;

namespace {

/// Why the core was given to somebody at that moment; empty if it was to nobody.
std::string reasonAt(const Recording& recording, Instant when)
{
    for (const Decision& decision : decisionsOf(recording))
        if (decision.time == when)
            return decision.reason;
    return {};
}

std::string reasonAt(const std::string& lesson, const Overrides& settings, Duration when)
{
    return reasonAt(*onTextbookMachine(lesson, settings), Instant{when});
}

std::string allReasons(const std::string& lesson, const std::string& policy)
{
    std::string reasons;
    for (const Decision& decision : decisionsOf(*onTextbookMachine(lesson, {{"policy", policy}})))
        reasons += decision.reason + "\n";
    return reasons;
}

} // namespace

TEST(Decisions, NameTheQueueAndWhoHasWaitedLongest)
{
    EXPECT_EQ(reasonAt("at(0, work, 20, name='A')\nat(0, work, 20, name='B')\nat(0, work, 20, name='C')\n",
                       {}, 10ms),
              "quantum of 10ms used up by A; ready: B, C, A; B has waited longest");
}

TEST(Decisions, SayInThePolicysWordsWhatTheyRestOn)
{
    const std::string lesson = "at(0, work, 20, name='A', priority=1, nice=3, tickets=50, deadline=90)\n"
                               "at(0, work, 10, name='B', priority=2, nice=1, tickets=80, deadline=60)\n"
                               "at(2, work, 5, name='C', priority=7, nice=0, tickets=10, deadline=20)\n";
    const auto reason = [&](const char* policy, Duration when) {
        return reasonAt(lesson, {{"policy", policy}, {"quantum", "10ms"}}, when);
    };

    EXPECT_EQ(reason("sjf", 10ms), "B has ended; ready: A, C; C has the shortest next burst, 5ms");
    EXPECT_EQ(reason("srtf", 2ms), "B is pre-empted; ready: A, C, B; C has the least time left, 5ms");
    EXPECT_EQ(reason("priority", 2ms), "B is pre-empted; ready: A, C, B; C has the highest priority, 7");
    EXPECT_EQ(reason("edf", 2ms), "B is pre-empted; ready: A, C, B; C has the earliest deadline, 22ms");
    EXPECT_THAT(reason("mlfq", 10ms), HasSubstr("A has used up the quantum of its level; ready: B, C, A"));
    EXPECT_THAT(reason("stride", 10ms), HasSubstr("B has the least pass, 0 a ticket"));
    EXPECT_THAT(allReasons(lesson, "cfs"), HasSubstr("has the least vruntime, 0"));
    EXPECT_THAT(allReasons(lesson, "eevdf"), HasSubstr("is eligible and has the earliest virtual deadline"));
    EXPECT_THAT(reason("lottery", 10ms), HasSubstr("owns the ticket that was drawn"));
}
