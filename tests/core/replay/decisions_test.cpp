#include "core/replay/decisions.h"
#include "tests/support/lesson.h"

#include <gmock/gmock.h>

namespace core {

namespace {

constexpr std::string_view kLocked = R"(from threading import Lock, Thread
lock = Lock()
counter = 0
def add():
    global counter
    with lock:
        counter += 1
a = Thread(target=add, name="A")
b = Thread(target=add, name="B")
a.start()
b.start()
a.join()
b.join()
)";

std::vector<Decision> along(const std::string& schedule)
{
    const auto program = testing::compiled(kLocked);
    const RunOptions options = *optionsFor(*program);
    WorldContext context{program, nullptr, options.settings, options.limits, {}, {}, {}};
    return decisionsAlong(program, *parseSchedule(schedule), options, findSharing(program, context));
}

std::string wordsOf(const Decision& decision)
{
    std::string words;
    for (const Possible& way : decision.ways)
        words += way.name + ": " + way.words + "; ";
    for (const Held& held : decision.waiting)
        words += held.name + " " + held.words + "; ";
    return words;
}

} // namespace

TEST(Decisions, SayWhoCanGoOnAndWhatTheyWouldDo)
{
    const std::vector<Decision> decisions = along("0 1");
    ASSERT_EQ(decisions.size(), 3U);
    EXPECT_THAT(wordsOf(decisions[1]),
                ::testing::StartsWith("A: take lock; B: take lock; MainThread waits for the end of A"));
    EXPECT_EQ(wordsOf(decisions[2]),
              "A: read counter; MainThread waits for the end of A; B waits for lock, "
              "which A holds; ");
}

TEST(Decisions, EndWhereTheScheduleDoesNotFit)
{
    EXPECT_EQ(along("0 1 2 2").size(), 3U);
}

TEST(Decisions, AreNoneWhereTheRunHasEnded)
{
    const std::vector<Decision> decisions = along("0 1*5 2*5");
    ASSERT_EQ(decisions.size(), 12U);
    EXPECT_EQ(wordsOf(decisions.back()), "");
}

} // namespace core
