#include "core/lang/compile.h"
#include "core/replay/replay.h"
#include "core/timeline/trace.h"

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

using namespace core;

namespace {

/// The trace of the race lesson along one of its stored schedules, or along these choices: thread and words
/// of each row.
std::string table(const std::string& schedule)
{
    std::ifstream file(INTERLEAVE_SOURCE_DIR "/resources/lessons/race.py");
    std::stringstream text;
    text << file.rdbuf();
    const auto program = compile(text.str(), "race.py").program;
    const auto stored = storedSchedule(*program, schedule);
    const auto recording =
        replay(program, stored ? *stored : *parseSchedule(schedule), *optionsFor(*program));
    std::string rows;
    for (const TraceRow& row : traceOf(**recording).rows) {
        rows += row.thread ? std::to_string(row.thread->index()) + ' ' + row.text : std::string("initial");
        rows += ' ' + row.values.at(0) + (row.lostUpdate ? " lost\n" : "\n");
    }
    return rows;
}

} // namespace

TEST(Replay, GivesTheTalksTableOfTheLostUpdate)
{
    EXPECT_EQ(table("lost"),
              "initial 0\n1 read value 0\n2 read value 0\n1 increase value 0\n2 increase value 0\n"
              "1 write back 1\n2 write back 1 lost\n");
}

TEST(Replay, GivesTheTalksTableOfBothUpdates)
{
    EXPECT_EQ(table("kept"),
              "initial 0\n1 read value 0\n1 increase value 0\n1 write back 1\n2 read value 1\n"
              "2 increase value 1\n2 write back 2\n");
}

TEST(Replay, ThatIsCutShortHasTheTableSoFar)
{
    EXPECT_EQ(table("0 1*2"), "initial 0\n1 read value 0\n1 increase value 0\n");
}
