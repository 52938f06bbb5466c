#include "core/explore/expect.h"
#include "core/explore/granularities.h"
#include "core/explore/lesson_names.h"
#include "tests/support/lesson.h"

#include <gtest/gtest.h>

using namespace core;
using core::testing::compiled;

namespace {

/// The lesson with an expect() for its outcome of this kind whose output is this.
std::string kept(std::string_view lesson, OutcomeKind kind, const std::string& output)
{
    const auto found = explore(compiled(lesson), ExploreOptions{});
    for (std::size_t i = 0; i < found->outcomes.size(); ++i)
        if (found->outcomes[i].kind == kind && found->outcomes[i].output == output)
            return withExpectation(lesson, *found, i, "surprising").value_or("none");
    return "no such outcome";
}

TEST(WithExpectation, NamesAnOutcomeByTheVariablesThatTellItApart)
{
    constexpr std::string_view lesson = R"py("""Two deposits"""
import threading as t
from interleave import (
    machine,  # nothing else
)

machine(cores=2)

total = -1
manner = None
def add(n, how):
    global total, manner
    total += n
    manner = how
a = t.Thread(target=add, args=(1, [1.5, "a\t\"😀", True, None]))
b = t.Thread(target=add, args=(1, {}))
a.start(); b.start(); a.join(); b.join()
)py";
    const auto found = explore(compiled(lesson), ExploreOptions{});
    ASSERT_EQ(found->outcomes.size(), 4U);

    for (std::size_t i = 0; i < found->outcomes.size(); ++i) {
        const auto text = withExpectation(lesson, *found, i, "wrong");
        ASSERT_TRUE(text) << i;
        const auto again = explore(compiled(*text), ExploreOptions{});
        for (std::size_t j = 0; j < again->outcomes.size(); ++j)
            EXPECT_EQ(again->outcomes[j].grade, i == j ? "wrong" : "") << *text;
        EXPECT_NE(text->find("    machine, expect,  # nothing else\n"), std::string::npos) << *text;
        EXPECT_NE(text->find("machine(cores=2)\nexpect(\""), std::string::npos) << *text;
    }
}

TEST(WithExpectation, TakesTheOutputWhereVariablesSayNothing)
{
    constexpr std::string_view lesson = R"py(from threading import Thread
import interleave
def say(n):
    print(n)
def begin():
    for n in range(2):
        Thread(target=say, args=(n,)).start()
begin()
)py";
    EXPECT_EQ(kept(lesson, OutcomeKind::Completed, "1\n0\n"), R"py(from threading import Thread
import interleave

interleave.expect("1 · 0", "surprising", output="1\n0\n")
def say(n):
    print(n)
def begin():
    for n in range(2):
        Thread(target=say, args=(n,)).start()
begin()
)py");
}

TEST(WithExpectation, SaysOfWhatKindAnOutcomeIs)
{
    constexpr std::string_view lesson = R"py(from threading import Thread, Lock
a = Lock()
b = Lock()
def work(one, other):
    with one:
        with other:
            pass
Thread(target=work, args=(a, b)).start()
Thread(target=work, args=(b, a)).start()
)py";
    const std::string text = kept(lesson, OutcomeKind::Deadlock, "");

    EXPECT_NE(text.find(", \"surprising\", kind=\"deadlock\")\n"), std::string::npos) << text;
}

TEST(WithExpectation, IsNoneWhereOnlyTheMessageTellsOutcomesApart)
{
    constexpr std::string_view lesson = R"py(from threading import Thread
def fail(n):
    print()
    raise ValueError(n)
def begin():
    for n in range(2):
        Thread(target=fail, args=(n,)).start()
begin()
)py";
    EXPECT_EQ(kept(lesson, OutcomeKind::Exception, "\n\n"), "none");
}

TEST(GranularityFigures, CountWhatIsRightAtEach)
{
    const auto program = compiled(R"py(from threading import Thread
from interleave import expect
expect("both", "right", n=2)
n = 0
def add():
    global n
    n += 1
threads = [Thread(target=add) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
)py");

    const std::vector<GranularityFigures> all = figuresByGranularity(program, ExploreOptions{});

    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[0].interleavings, "20");
    EXPECT_EQ(all[0].right, "2");
    EXPECT_DOUBLE_EQ(all[0].wrong.value_or(0), 0.9);
    EXPECT_EQ(all[1].interleavings, "6");
    EXPECT_EQ(all[2].interleavings, "2");
    EXPECT_EQ(all[2].right, "2");
    EXPECT_FALSE(all[3].anyBad);
}

TEST(ReadLesson, IsEmptyWhereTheTextHasErrors)
{
    EXPECT_TRUE(readLesson("x = 1\n"));
    EXPECT_FALSE(readLesson("x = \n"));
    EXPECT_FALSE(readLesson("x = '\xFF'\n"));
}

} // namespace
