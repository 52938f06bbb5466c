#include "core/replay/replay.h"
#include "core/timeline/channels.h"
#include "tests/support/recording_builder.h"
#include "tests/support/simulated.h"

#include <gmock/gmock.h>

using namespace core;
using core::test::RecordingBuilder;
using core::testing::compiled;
using core::testing::onTextbookMachine;
using core::testing::simulated;
using ::testing::ElementsAre;

namespace {

using namespace std::chrono_literals;

constexpr std::string_view kMachine =
    "from interleave import *\nimport threading, queue, asyncio, multiprocessing\n"
    "machine(runtime='native', op_cost=0, thread_start=0, cores=2)\n";

std::string namesOf(const Recording& recording, const std::vector<ChannelWaiter>& waiters, char sign)
{
    std::string text;
    for (const ChannelWaiter& waiter : waiters)
        text += std::string(" ") + sign + recording.info().threads[waiter.thread.index()].name;
    return text;
}

/// "name[items]", then who waits to receive (<) and to send (>).
std::string inWords(const Recording& recording, std::size_t channel, const ChannelMoment& moment)
{
    std::string text = recording.info().channels[channel].name + "[";
    for (const ChannelItem& item : moment.items)
        text += (text.back() == '[' ? "" : " ") + recording.text(item.text);
    return text + (moment.isClosed ? "|" : "]") + namesOf(recording, moment.receivers, '<')
        + namesOf(recording, moment.senders, '>');
}

/// How the channels look behind each step, without what looks like before.
std::vector<std::string> storyOf(const std::shared_ptr<const Recording>& recording)
{
    const ChannelHistory history(recording);
    std::vector<std::string> story;
    std::vector<std::string> last(recording->info().channels.size());
    for (const EventId step : recording->steps()) {
        const std::vector<ChannelMoment> moments = history.at(step);
        for (std::size_t i = 0; i < moments.size(); ++i) {
            std::string words = inWords(*recording, i, moments[i]);
            if (words != last[i])
                story.push_back(words);
            last[i] = std::move(words);
        }
    }
    return story;
}

std::vector<std::string> storyOf(std::string_view lesson)
{
    return storyOf(simulated(std::string(kMachine) + std::string(lesson)));
}

TEST(Channels, TellWhatLiesInAQueueAndWhoWaitsAtItsEnds)
{
    const auto story = storyOf(R"py(
inbox = queue.Queue(1)
def feed():
    for i in range(3):
        inbox.put(i)
threading.Thread(target=feed, name="Feeder").start()
work(5)
for _ in range(3):
    work(2)
    inbox.get()
)py");

    EXPECT_THAT(story,
                ElementsAre("inbox[0] >Feeder", "inbox[] >Feeder", "inbox[1] >Feeder", "inbox[] >Feeder",
                            "inbox[2]", "inbox[]"));
}

TEST(Channels, WithoutRoomHandOverWhatIsSentAndCanBeClosed)
{
    const auto recording = simulated(std::string(kMachine) + R"py(
hatch = Channel()
def cook():
    work(4)
    hatch.send("soup")
    hatch.close()
threading.Thread(target=cook, name="Cook").start()
for dish in hatch:
    work(1)
)py");

    EXPECT_THAT(storyOf(recording), ElementsAre("hatch[] <MainThread", "hatch[]", "hatch[|"));
    const ChannelHistory history(recording);
    const auto sent = history.at(history.later(std::nullopt)).front();
    ASSERT_EQ(sent.taken.size(), 1U);
    EXPECT_EQ(recording->text(sent.taken.front().text), "'soup'");
    EXPECT_EQ(recording->info().threads[sent.taken.front().sender.index()].name, "Cook");
    EXPECT_EQ(recording->info().channels.front().capacity, 0U);
}

TEST(Channels, AreAlsoMailboxesCalledByWhoReceivesThere)
{
    EXPECT_THAT(storyOf(R"py(
def listen():
    receive()
    receive()
pid = spawn(listen)
work(1)
send(pid, [1, "ball"])
send(pid, 2)
)py"),
                ElementsAre("mailbox of Thread-1 (listen)[] <Thread-1 (listen)",
                            "mailbox of Thread-1 (listen)[[1, 'ball']] <Thread-1 (listen)",
                            "mailbox of Thread-1 (listen)[]", "mailbox of Thread-1 (listen)[2]",
                            "mailbox of Thread-1 (listen)[]"));
}

TEST(Channels, LetTasksWaitAtBothEndsOfAQueueOfAsyncio)
{
    EXPECT_THAT(storyOf(R"py(
async def produce(jobs):
    await jobs.put(0)
    await jobs.put(1)
    await asyncio.sleep(0.002)
    await jobs.put(2)
async def main():
    global jobs
    jobs = asyncio.Queue(1)
    asyncio.create_task(produce(jobs), name="producer")
    await asyncio.sleep(0.001)
    await jobs.get()
    await asyncio.sleep(0.001)
    await jobs.get()
    await jobs.get()
asyncio.run(main())
)py"),
                ElementsAre("jobs[]", "jobs[0]", "jobs[0] >producer", "jobs[]", "jobs[1]", "jobs[]",
                            "jobs[] <Task-1", "jobs[]"));
}

TEST(Channels, AreTheWaysOfAPipeAndTellWhatIsInAMessage)
{
    EXPECT_THAT(storyOf(R"py(
def child(there, jobs):
    there.send(jobs.get())
here, there = multiprocessing.Pipe()
jobs = multiprocessing.Queue()
process = multiprocessing.Process(target=child, args=(there, jobs), name="Child")
process.start()
jobs.put(("a", 1))
here.send(None)
here.recv()
process.join()
)py"),
                ElementsAre("jobs[('a', 1)]", "from here[]", "to here[]", "from here[None]",
                            "to here[] <MainThread", "jobs[]", "to here[('a', 1)] <MainThread", "to here[]"));
}

TEST(Channels, ShowWhatLeavesNextFirst)
{
    EXPECT_THAT(storyOf(R"py(
urgent = queue.PriorityQueue()
for n in (3, 1, 2):
    urgent.put(n)
urgent.get()
stack = queue.LifoQueue()
for n in (1, 2):
    stack.put(n)
stack.get()
)py"),
                ElementsAre("urgent[3]", "stack[]", "urgent[1 3]", "urgent[1 2 3]", "urgent[2 3]", "stack[1]",
                            "stack[2 1]", "stack[1]"));
}

TEST(Channels, NameEveryPlaceAtWhichASelectWaits)
{
    const auto story = storyOf(R"py(
left, right = Channel(1), Channel(1)
def later():
    work(3)
    right.send(True)
threading.Thread(target=later, name="Later").start()
select(left, right)
)py");

    EXPECT_THAT(story,
                ElementsAre("left[] <MainThread", "right[] <MainThread", "right[True] <MainThread", "left[]",
                            "right[]"));
}

TEST(Channels, OfAReplayedScheduleTellTheSame)
{
    const auto program = compiled(std::string(kMachine) + R"py(
box = queue.Queue(1)
def put_two():
    box.put(1)
    box.put(2)
threading.Thread(target=put_two, name="Putter").start()
box.get()
box.get()
)py");
    const auto recording = replay(program, *parseSchedule("1 0 1 0"), *optionsFor(*program));

    ASSERT_TRUE(recording) << recording.error().message;
    EXPECT_THAT(storyOf(*recording), ElementsAre("box[1] >Putter", "box[] <MainThread", "box[2]", "box[]"));
}

TEST(Channels, OfFunctionsAreCalledByTheLocalVariable)
{
    const auto recording = simulated(std::string(kMachine) + R"py(
def pipes():
    here, there = multiprocessing.Pipe()
    here.send(1)
async def main():
    jobs = asyncio.Queue()
    async def work_off():
        await jobs.get()
    worker = asyncio.create_task(work_off())
    await asyncio.sleep(0.001)
    await jobs.put("job")
    await worker
pipes()
asyncio.run(main())
)py");

    ASSERT_EQ(recording->info().channels.size(), 2U);
    EXPECT_EQ(recording->info().channels[0].name, "from here");
    EXPECT_EQ(recording->info().channels[1].name, "jobs");
    const ChannelHistory history(recording);
    const Event put =
        recording->event(*history.at(history.later(history.later(std::nullopt))).back().changed);
    EXPECT_EQ(put.line, 14U);
    EXPECT_EQ(recording->info().threads[put.thread.index()].name, "Task-1");
}

TEST(Channels, CutLongItemsOff)
{
    const auto recording =
        simulated(std::string(kMachine) + "box = queue.Queue()\nbox.put(['é' * 9] * 100_000)\n");

    const ChannelMoment moment = ChannelHistory(recording).at(recording->steps().back()).front();
    const std::string text = recording->text(moment.items.front().text);

    EXPECT_LE(text.size(), 403U);
    EXPECT_TRUE(text.ends_with("…"));
}

TEST(Channels, AreNotToldOfToWhoExplores)
{
    const auto program = compiled("import queue\nbox = queue.Queue()\nbox.put(1)\n");
    World world = core::testing::worldOf(program);

    world.begin(ThreadId{0});

    EXPECT_TRUE(world.take(ThreadId{0}).moved.empty());
}

/// Many items go through a channel; how it looks in the end, and in the midst.
TEST(ChannelHistory, KnowsEveryMomentOfALongRun)
{
    RecordingBuilder b;
    const ThreadId a = b.thread("A");
    const ChannelId box = b.channel("box");
    b.starts(a);
    for (int i = 0; i < 2000; ++i) {
        b.at(Duration{2 * i}).puts(a, box, std::to_string(i));
        if (i % 2 == 1)
            b.at(Duration{2 * i + 1}).takes(a, box);
    }
    const auto recording = b.build();
    const ChannelHistory history(recording);

    for (const std::size_t step : {0U, 1U, 2U, 700U, 1500U, 2999U}) {
        const ChannelMoment moment = history.at(recording->steps()[step]).front();
        // Of three steps the third takes one of the two that the others put.
        const std::size_t taken = (step + 1) / 3;
        ASSERT_EQ(moment.items.size(), step + 1 - 2 * taken) << step;
        EXPECT_EQ(recording->text(moment.items.front().text), std::to_string(taken)) << step;
        EXPECT_EQ(moment.taken.size(), step % 3 == 2 ? 1U : 0U) << step;
        EXPECT_EQ(moment.items.back().isNew, step % 3 != 2) << step;
    }
}

TEST(ChannelHistory, GoesFromMessageToMessage)
{
    RecordingBuilder b;
    const ThreadId a = b.thread("A");
    const ChannelId box = b.channel("box");
    b.starts(a).at(1ns).computes(a, "1 + 1").at(2ns).puts(a, box, "x").at(3ns).computes(a, "2 + 2");
    b.at(4ns).takes(a, box);
    const auto recording = b.build();
    const ChannelHistory history(recording);
    const auto& steps = recording->steps();

    EXPECT_EQ(history.later(std::nullopt), steps[1]);
    EXPECT_EQ(history.later(steps[1]), steps[3]);
    EXPECT_EQ(history.later(steps[3]), std::nullopt);
    EXPECT_EQ(history.earlier(steps[3]), steps[1]);
    EXPECT_EQ(history.earlier(steps[2]), steps[1]);
    EXPECT_EQ(history.earlier(steps[1]), std::nullopt);
}

TEST(ChannelHistory, MarksWhatTheLastStepChangedOnly)
{
    RecordingBuilder b;
    const ThreadId a = b.thread("A");
    const ChannelId box = b.channel("box");
    b.channel("other");
    b.starts(a).at(1ns).puts(a, box, "x").at(2ns).computes(a, "2 + 2");
    const auto recording = b.build();
    const ChannelHistory history(recording);

    EXPECT_TRUE(history.at(recording->steps()[0])[0].isChanged);
    EXPECT_FALSE(history.at(recording->steps()[0])[1].isChanged);
    EXPECT_FALSE(history.at(recording->steps()[1])[0].isChanged);
    EXPECT_EQ(history.at(recording->steps()[1])[0].items.size(), 1U);
}

} // namespace
