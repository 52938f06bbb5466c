#include "core/timeline/pycharm.h"
#include "core/timeline/timeline.h"
#include "tests/support/simulated.h"

using namespace core;
using core::testing::simulated;
using core::testing::threadsOf;

namespace {

/// A process starts in so many ms and sends a message of 4, and nothing else takes any time but work() and
/// what the main process does meanwhile.
std::string lesson(int processStart, const std::string& meanwhile = "")
{
    return R"py(
from interleave import *
import multiprocessing
machine(op_cost=0, cores=1, quantum=3, ipc_cost=4, ipc_cost_per_kib=0, process_start=)py"
        + std::to_string(processStart) + R"py()
queue = multiprocessing.Queue()
def child():
    queue.put("a message")
process = multiprocessing.Process(target=child, name="child")
process.start()
)py" + meanwhile
        + "process.join()\n";
}

std::string statesOf(const Lane& lane)
{
    std::string text;
    for (std::size_t i = 0; i < lane.size(); ++i)
        if (lane.state(i) == ThreadState::Starting || lane.state(i) == ThreadState::Messaging
            || lane.state(i) == ThreadState::Ready || lane.state(i) == ThreadState::Running)
            text += std::to_string(static_cast<int>(lane.state(i))) + ":"
                + std::to_string((lane.end(i) - lane.begin(i)) / Duration{1ms}) + " ";
    return text;
}

std::string named(ThreadState state)
{
    return std::to_string(static_cast<int>(state)) + ":";
}

TEST(Process, IsStartingFromTheForkUntilItIsReady)
{
    const Timeline timeline = timelineOf(simulated(lesson(20)));

    EXPECT_EQ(statesOf(timeline.threads[1]),
              named(ThreadState::Starting) + "20 " + named(ThreadState::Messaging) + "4 ");
}

TEST(Message, IsABoxOfItsOwnAlsoWhenItIsInterrupted)
{
    const Timeline shared = timelineOf(simulated(lesson(0, "work(5)\n")));

    // main 3, child 3 of 4, main 2, child the rest.
    EXPECT_EQ(statesOf(shared.threads[1]),
              named(ThreadState::Ready) + "3 " + named(ThreadState::Messaging) + "3 "
                  + named(ThreadState::Ready) + "2 " + named(ThreadState::Messaging) + "1 ");
    EXPECT_EQ(threadsOf(*shared.recording).at("child").running, Duration{4ms});
}

TEST(Message, OfMoreBytesTakesLonger)
{
    const auto bytesOf = [](std::string_view items) {
        const auto recording =
            simulated("import multiprocessing\nqueue = multiprocessing.Queue()\nqueue.put(["
                      + std::string(items) + "])\n");
        for (std::size_t i = 0; i < recording->size(); ++i)
            if (const Event event = recording->event(EventId{i});
                std::holds_alternative<MessageBegan>(event.what))
                return std::get<MessageBegan>(event.what).bytes;
        return std::uint32_t{0};
    };

    EXPECT_GT(bytesOf("1"), 0U);
    EXPECT_GT(bytesOf("1, 2, 3, 4, 5, 6, 7, 8, 9"), bytesOf("1"));
}

TEST(Pycharm, DrawsNeitherMessagesNorStarts)
{
    const Timeline timeline = asPycharmDraws(timelineOf(simulated(lesson(20))));

    EXPECT_EQ(statesOf(timeline.threads[1]), named(ThreadState::Running) + "4 ");
}

} // namespace
