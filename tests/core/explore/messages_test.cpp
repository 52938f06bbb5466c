#include "core/explore/exploration.h"
#include "core/replay/replay.h"
#include "tests/support/lesson.h"

using namespace core;
using core::testing::compiled;

namespace {

std::shared_ptr<const Exploration> explored(std::string_view lesson)
{
    ExploreOptions options;
    options.granularity = Granularity::Access;
    return explore(compiled(lesson), options);
}

std::vector<std::string> outputs(const Exploration& exploration)
{
    std::vector<std::string> all;
    for (const ExploredOutcome& outcome : exploration.outcomes)
        all.push_back(outcome.output);
    std::ranges::sort(all);
    return all;
}

TEST(Channel, WithoutCapacityIsOneStepOfItsSender)
{
    const auto exploration = explored(R"py(
import threading
from interleave import Channel
channel = Channel()
def send(v):
    channel.send(v)
threads = [threading.Thread(target=send, args=(v,)) for v in "ab"]
for t in threads:
    t.start()
print(channel.receive() + channel.receive())
)py");

    EXPECT_EQ(exploration->interleavings, "2");
    EXPECT_EQ(outputs(*exploration), (std::vector<std::string>{"ab\n", "ba\n"}));
}

TEST(Select, TakesWhicheverCaseIsReady)
{
    constexpr std::string_view lesson = R"py(
import threading
from interleave import Channel, select
a = Channel(1)
b = Channel(1)
a.send("a")
b.send("b")
def choose():
    print(*select(a, b))
thread = threading.Thread(target=choose)
thread.start()
thread.join()
)py";

    const auto exploration = explored(lesson);

    EXPECT_EQ(outputs(*exploration), (std::vector<std::string>{"0 a\n", "1 b\n"}));
    for (const ExploredOutcome& outcome : exploration->outcomes) {
        const auto run = replay(compiled(lesson), outcome.schedule, RunOptions{});
        ASSERT_TRUE(run.has_value());
        EXPECT_EQ((*run)->info().output, outcome.output);
    }
}

TEST(Select, WaitsNowhereElseOnceASenderHasCompletedIt)
{
    const auto exploration = explored(R"py(
import threading
from interleave import Channel, select
a = Channel()
b = Channel()
def choose():
    print(*select(a, b))
def send():
    a.send(1)
    b.send(2)
threads = [threading.Thread(target=f) for f in (choose, send)]
for t in threads:
    t.start()
for t in threads:
    t.join()
)py");

    ASSERT_EQ(exploration->outcomes.size(), 1U);
    EXPECT_EQ(exploration->outcomes[0].kind, OutcomeKind::Deadlock);
    EXPECT_EQ(exploration->outcomes[0].output, "0 1\n");
}

TEST(Actor, KeepsTheOrderOfOneSendersMessages)
{
    const auto exploration = explored(R"py(
from interleave import receive, send, spawn
def collect():
    print(receive() + receive() + receive())
def tell(to, words):
    for w in words:
        send(to, w)
c = spawn(collect)
spawn(tell, c, "ab")
spawn(tell, c, "z")
)py");

    EXPECT_EQ(outputs(*exploration), (std::vector<std::string>{"abz\n", "azb\n", "zab\n"}));
}

TEST(Actor, HasACopyOfWhatItIsSent)
{
    const auto exploration = explored(R"py(
from interleave import me, receive, send, spawn
def change():
    to, items = receive()
    items.append(2)
    send(to, items)
items = [1]
send(spawn(change), (me(), items))
items.append(3)
print(receive(), items)
)py");

    ASSERT_EQ(exploration->outcomes.size(), 1U);
    EXPECT_EQ(exploration->outcomes[0].output, "[1, 2] [1, 3]\n");
}

TEST(Process, SharesAValueAsThreadsShareAVariable)
{
    const auto exploration = explored(R"py(
import multiprocessing
def add(n):
    n.value += 1
if __name__ == "__main__":
    n = multiprocessing.Value("i", 0)
    processes = [multiprocessing.Process(target=add, args=(n,)) for _ in range(2)]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    print(n.value)
)py");

    EXPECT_EQ(exploration->interleavings, "6");
    EXPECT_EQ(outputs(*exploration), (std::vector<std::string>{"1\n", "2\n"}));
}

TEST(Process, HasModuleVariablesOfItsOwn)
{
    const auto exploration = explored(R"py(
import multiprocessing
counter = 5
items = []
def add(results):
    global counter
    counter += 1
    items.append(counter)
    results.put(items)
if __name__ == "__main__":
    results = multiprocessing.Queue()
    processes = [multiprocessing.Process(target=add, args=(results,)) for _ in range(2)]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    print(results.get(), results.get(), counter, items)
)py");

    EXPECT_EQ(exploration->interleavings, "2");
    ASSERT_EQ(exploration->outcomes.size(), 1U);
    EXPECT_EQ(exploration->outcomes[0].output, "[6] [6] 5 []\n");
}

} // namespace
