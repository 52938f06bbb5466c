#include "core/render/render.h"
#include "tests/support/race.h"

#include <gtest/gtest.h>

namespace core {
namespace {

std::string tableOf(const std::vector<std::size_t>& order)
{
    const auto recording = test::race(order);
    return toMarkdown(*recording, traceOf(*recording));
}

TEST(RaceTable, IsTheTalksWhereAnUpdateIsLost)
{
    EXPECT_EQ(tableOf({1, 2, 1, 2, 1, 2}),
              "| step | Thread 1 | Thread 2 | ← → | counter | remark |\n"
              "| ---: | --- | --- | --- | ---: | --- |\n"
              "| 0 |  |  |  | 0 |  |\n"
              "| 1 | read value |  | ← | 0 |  |\n"
              "| 2 |  | read value | ← | 0 | stale: 0 → now 1 |\n"
              "| 3 | increase value |  |  | 0 |  |\n"
              "| 4 |  | increase value |  | 0 |  |\n"
              "| 5 | write back |  | → | 1 |  |\n"
              "| 6 |  | write back | → | 1 | lost update |\n");
}

TEST(RaceTable, IsTheTalksWhereBothUpdatesAreKept)
{
    EXPECT_EQ(tableOf({1, 1, 1, 2, 2, 2}),
              "| step | Thread 1 | Thread 2 | ← → | counter |\n"
              "| ---: | --- | --- | --- | ---: |\n"
              "| 0 |  |  |  | 0 |\n"
              "| 1 | read value |  | ← | 0 |\n"
              "| 2 | increase value |  |  | 0 |\n"
              "| 3 | write back |  | → | 1 |\n"
              "| 4 |  | read value | ← | 1 |\n"
              "| 5 |  | increase value |  | 1 |\n"
              "| 6 |  | write back | → | 2 |\n");
}

TEST(RaceTable, QuotesWhatCsvNeedsQuoted)
{
    test::RecordingBuilder b;
    const ThreadId one = b.thread("a, \"one\"");
    const ThreadId two = b.thread("two");
    const VariableId v = b.variable("v", "[1, 2]");
    b.starts(one).starts(two).reads(one, v, "[1, 2]").reads(two, v, "[1, 2]");
    const auto recording = b.build();

    EXPECT_EQ(toCsv(*recording, traceOf(*recording)),
              "step,\"a, \"\"one\"\"\",two,← →,v\r\n"
              "0,,,,\"[1, 2]\"\r\n"
              "1,read value,,←,\"[1, 2]\"\r\n"
              "2,,read value,←,\"[1, 2]\"\r\n");
}

TEST(RaceTable, IsATabularWhoseSignsMeanNothingToLatex)
{
    test::RecordingBuilder b;
    const ThreadId one = b.thread("50 % & more");
    const ThreadId two = b.thread("two");
    const VariableId v = b.variable("my_list", "{}");
    b.starts(one).starts(two).reads(one, v, "{}").reads(two, v, "{}");
    const auto recording = b.build();

    EXPECT_EQ(toLatex(*recording, traceOf(*recording)),
              "\\begin{tabular}{rllcr}\n"
              "step & 50 \\% \\& more & two & $\\leftarrow$ $\\rightarrow$ & my\\_list \\\\\n\\hline\n"
              "0 &  &  &  & \\{\\} \\\\\n"
              "1 & read value &  & $\\leftarrow$ & \\{\\} \\\\\n"
              "2 &  & read value & $\\leftarrow$ & \\{\\} \\\\\n"
              "\\end{tabular}\n");
}

TEST(Trace, HasTheStepsOfTheLastThreadThoughNoOtherIsAlive)
{
    test::RecordingBuilder b;
    const ThreadId main = b.thread("main");
    const ThreadId one = b.thread("one", main);
    const ThreadId two = b.thread("two", main);
    const VariableId v = b.variable("v", "0");
    b.starts(main).writes(main, v, "1").starts(one).starts(two).ends(main);
    b.reads(one, v, "1").writes(one, v, "2").ends(one).reads(two, v, "2").writes(two, v, "3").ends(two);

    const Trace trace = traceOf(*b.build());

    EXPECT_EQ(trace.threads, (std::vector{one, two}));
    ASSERT_EQ(trace.rows.size(), 5U);
    EXPECT_EQ(trace.rows[4].values, std::vector<std::string>{"3"});
}

TEST(Trace, NamesLocksAndVariablesWhereALockIsHeld)
{
    test::RecordingBuilder b;
    const std::vector<ThreadId> threads{b.thread("A"), b.thread("B")};
    const VariableId v = b.variable("counter", "0");
    const LockId lock = b.lock("lock");
    b.starts(threads[0]).starts(threads[1]);
    for (const ThreadId t : threads)
        b.acquires(t, lock).reads(t, v, "0").computes(t, "add 1").writes(t, v, "1").releases(t, lock);

    const auto recording = b.build();
    const Trace trace = traceOf(*recording);

    ASSERT_EQ(trace.rows.size(), 11U);
    EXPECT_EQ(trace.rows[1].text, "acquire lock");
    EXPECT_EQ(trace.rows[2].text, "read counter");
    EXPECT_EQ(trace.rows[3].text, "add 1");
    EXPECT_EQ(trace.rows[4].text, "write counter");
    EXPECT_EQ(trace.rows[5].text, "release lock");
}

TEST(Trace, ShowsLocksAndWhatIsWaitedForInTheLessonsWordsWhereNoVariableIsShared)
{
    test::RecordingBuilder b;
    const std::vector<ThreadId> threads{b.thread("A"), b.thread("B")};
    const LockId lock = b.lock("lock");
    b.info().source = "begin()\n    dishes.send(\"fish\")\n    x = \"" + std::string(35, 'a') + "é\"\n";
    b.starts(threads[0]).starts(threads[1]).acquires(threads[0], lock);
    b.event(threads[1], Stepped{StepKind::Notify, std::nullopt, TextId{0}}, 2);
    b.event(threads[1], Stepped{StepKind::Wait, std::nullopt, TextId{0}}, 3);

    const Trace trace = traceOf(*b.build());

    ASSERT_EQ(trace.rows.size(), 4U);
    EXPECT_EQ(trace.rows[1].text, "acquire lock");
    EXPECT_EQ(trace.rows[2].text, "dishes.send(\"fish\")");
    EXPECT_EQ(trace.rows[3].text, "x = \"" + std::string(35, 'a') + "…") << "no letter is cut in two";
}

} // namespace
} // namespace core
