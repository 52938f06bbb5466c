#include "core/explore/exploration.h"
#include "core/replay/replay.h"
#include "tests/support/lesson.h"

#include <gtest/gtest.h>

using namespace core;
using core::testing::compiled;

namespace {

/// Whether every outcome is what its schedule leads to.
void expectSchedulesHold(std::string_view lesson, const ExploreOptions& options)
{
    const auto program = compiled(lesson);
    const auto found = explore(program, options);
    ASSERT_FALSE(found->outcomes.empty());
    for (const ExploredOutcome& outcome : found->outcomes) {
        const auto run = replay(program, outcome.schedule, RunOptions{});
        ASSERT_TRUE(run) << run.error().message;
        EXPECT_EQ((*run)->info().output, outcome.output);
        EXPECT_EQ((*run)->info().globals, outcome.globals);
    }
}

constexpr std::string_view kAccounts = R"py(from threading import Thread
class Account:
    pass
x = 0
def work():
    global x
    one = Account()
    x += 1
    other = Account()
    x += 1
    print(one, other)
threads = [Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
)py";

TEST(Births, AreToldOfObjectsMadeInDifferentSteps)
{
    expectSchedulesHold(kAccounts, {});
    const auto found = explore(compiled(kAccounts), ExploreOptions{});

    ASSERT_FALSE(found->outcomes.empty());
    EXPECT_NE(
        found->outcomes[0].output.find("<Account object 1 of thread 1> <Account object 2 of thread 1>\n"),
        std::string::npos)
        << found->outcomes[0].output;
}

TEST(Births, AreToldByIdsToo)
{
    expectSchedulesHold(R"py(from threading import Thread
x = 0
def work():
    global x
    one = []
    x += 1
    other = []
    x += 1
    print(id(one) == id(other), id(other) - id(one))
threads = [Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
)py",
                        {});
}

TEST(Births, AreToldInPartialSearchesToo)
{
    ExploreOptions options;
    for (const SearchMethod method : {SearchMethod::Bounded, SearchMethod::Random}) {
        options.partial.method = method;
        options.partial.runs = 20;
        expectSchedulesHold(kAccounts, options);
    }
}

TEST(Births, DoNotMatterWhereNobodyIsToldOfThem)
{
    constexpr std::string_view lesson = R"py(from threading import Thread
class Account:
    pass
done = False
def wait():
    while not done:
        Account()
t = Thread(target=wait)
t.start()
done = True
t.join()
)py";
    const auto found = explore(compiled(lesson), ExploreOptions{});

    EXPECT_TRUE(found->complete) << found->limit;
    EXPECT_EQ(found->outcomes.size(), 1U);
}

} // namespace
