#include "core/replay/replay.h"
#include "tests/core/explore/described.h"
#include "tests/support/lesson.h"

using namespace core;
using core::testing::compiled;
using core::testing::described;

namespace {

std::vector<std::string> outcomesOf(const Exploration& exploration)
{
    std::vector<std::string> all;
    for (const ExploredOutcome& outcome : exploration.outcomes)
        all.push_back(std::string(nameOf(outcome.kind)) + " " + outcome.output + outcome.message);
    std::ranges::sort(all);
    return all;
}

/// Each outcome's schedule leads to it.
std::shared_ptr<const Exploration> exploredAndReplayed(std::string_view lesson)
{
    const auto exploration = explore(compiled(lesson), ExploreOptions{});
    for (const ExploredOutcome& outcome : exploration->outcomes) {
        const auto run = replay(compiled(lesson), outcome.schedule, RunOptions{});
        if (!run) {
            ADD_FAILURE() << run.error().message;
            continue;
        }
        EXPECT_EQ((*run)->info().output, outcome.output);
        EXPECT_EQ((*run)->info().outcome.kind, outcome.kind);
        EXPECT_EQ((*run)->info().outcome.message, outcome.message);
    }
    return exploration;
}

constexpr std::string_view kTerminated = R"py(
import multiprocessing
value = multiprocessing.Value("i", 0)
def child():
    value.value = 1
process = multiprocessing.Process(target=child)
process.start()
process.terminate()
process.join()
print(value.value, process.exitcode)
)py";

TEST(Terminate, ComesBeforeAnyStepOfTheChildOrBehindItsLast)
{
    const auto exploration = exploredAndReplayed(kTerminated);

    EXPECT_EQ(outcomesOf(*exploration), (std::vector<std::string>{"completed 0 -15\n", "completed 1 0\n"}));
    EXPECT_EQ(exploration->interleavings, "2");
}

TEST(Terminate, IsExploredAlikeByOneAndByTwoWorkers)
{
    ExploreOptions one;
    one.workers = 1;
    ExploreOptions two;
    two.workers = 2;

    EXPECT_EQ(described(*explore(compiled(kTerminated), one)),
              described(*explore(compiled(kTerminated), two)));
}

TEST(Terminate, LeavesTheLocksOfTheChildHeld)
{
    constexpr std::string_view lesson = R"py(
import multiprocessing
lock = multiprocessing.Lock()
def child():
    with lock:
        pass
process = multiprocessing.Process(target=child)
process.start()
process.terminate()
process.join()
with lock:
    print("done")
)py";

    const auto exploration = exploredAndReplayed(lesson);

    EXPECT_EQ(outcomesOf(*exploration),
              (std::vector<std::string>{"completed done\n", "deadlock MainThread waits for lock"}));
    ASSERT_EQ(exploration->findings.size(), 1U);
    EXPECT_EQ(exploration->findings.front().cure,
              "do not end by a signal a process that may hold lock: let it end by itself");
}

TEST(Pipe, EndsForItsReaderOnceEveryWriterHasClosedIt)
{
    constexpr std::string_view lesson = R"py(
import multiprocessing
reader, writer = multiprocessing.Pipe(duplex=False)
def child():
    writer.send(1)
process = multiprocessing.Process(target=child)
process.start()
writer.close()
print(reader.recv())
try:
    reader.recv()
except EOFError:
    print("end")
)py";

    const auto exploration = exploredAndReplayed(lesson);

    EXPECT_EQ(outcomesOf(*exploration), (std::vector<std::string>{"completed 1\nend\n"}));
}

TEST(Pipe, NeverEndsWhileItsReaderHasTheOtherEndOpenToo)
{
    constexpr std::string_view lesson = R"py(
import multiprocessing
reader, writer = multiprocessing.Pipe(duplex=False)
def child():
    writer.send(1)
process = multiprocessing.Process(target=child)
process.start()
print(reader.recv())
reader.recv()
)py";

    const auto exploration = exploredAndReplayed(lesson);

    ASSERT_EQ(exploration->outcomes.size(), 1U);
    EXPECT_EQ(exploration->outcomes.front().kind, OutcomeKind::Deadlock);
}

} // namespace
