#include "core/timeline/pycharm.h"
#include "core/timeline/timeline.h"
#include "tests/support/simulated.h"

using namespace core;
using core::testing::simulated;
using core::testing::threadsOf;

namespace {

/// A process starts in 20 ms, a message takes 4, and nothing else any time but work().
constexpr std::string_view kLesson = R"py(
from interleave import *
import multiprocessing
machine(op_cost=0, cores=1, quantum=3, process_start=20, ipc_cost=4, ipc_cost_per_kib=0)
queue = multiprocessing.Queue()
def child():
    queue.put("a message")
process = multiprocessing.Process(target=child, name="child")
process.start()
process.join()
)py";

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
    const Timeline timeline = timelineOf(simulated(kLesson));

    EXPECT_EQ(statesOf(timeline.threads[1]),
              named(ThreadState::Starting) + "20 " + named(ThreadState::Messaging) + "4 ");
}

TEST(Message, IsABoxOfItsOwnAlsoWhenItIsInterrupted)
{
    const Timeline shared = timelineOf(simulated(R"py(
from interleave import *
import multiprocessing
machine(op_cost=0, cores=1, quantum=3, process_start=0, ipc_cost=4, ipc_cost_per_kib=0)
queue = multiprocessing.Queue()
def child():
    queue.put("a message")
process = multiprocessing.Process(target=child, name="child")
process.start()
work(5)
process.join()
)py"));

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
    const Timeline timeline = asPycharmDraws(timelineOf(simulated(kLesson)));

    EXPECT_EQ(statesOf(timeline.threads[1]), named(ThreadState::Running) + "4 ");
}

} // namespace
