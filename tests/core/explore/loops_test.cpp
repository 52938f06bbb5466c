#include "core/explore/exploration.h"
#include "core/replay/replay.h"
#include "core/world/drive.h"
#include "core/world/history.h"
#include "tests/support/lesson.h"

#include <algorithm>
#include <map>

using namespace core;
using core::testing::compiled;

namespace {

std::shared_ptr<const Exploration> explored(std::string_view lesson,
                                            Granularity granularity = Granularity::Step)
{
    ExploreOptions options;
    options.granularity = granularity;
    return explore(compiled(lesson), options);
}

/// That many tasks await I/O at once and print afterwards.
std::string fetches(int tasks)
{
    std::string lesson = "import asyncio\n"
                         "from interleave import aio\n"
                         "async def fetch(n):\n"
                         "    await aio(10)\n"
                         "    print(n)\n"
                         "async def main():\n"
                         "    await asyncio.gather(";
    for (int i = 0; i < tasks; ++i)
        lesson += (i > 0 ? ", " : "") + std::string("fetch(") + std::to_string(i) + ")";
    return lesson + ")\nasyncio.run(main())\n";
}

/// Every outcome's schedule leads to it.
void expectSchedulesHold(std::string_view lesson, const Exploration& exploration)
{
    for (const ExploredOutcome& outcome : exploration.outcomes) {
        const auto run = replay(compiled(lesson), outcome.schedule, RunOptions{});
        ASSERT_TRUE(run.has_value()) << run.error().message;
        EXPECT_EQ((*run)->info().output, outcome.output) << format(outcome.schedule);
        EXPECT_EQ((*run)->info().outcome.kind, outcome.kind);
    }
}

/// Every sequence of choices, each tried out on a World; how it ends.
class Sequences {
public:
    explicit Sequences(std::string_view lesson)
    {
        auto context = std::make_shared<WorldContext>();
        context->program = compiled(lesson);
        context->sharing = findSharing(context->program, *context);
        World world(std::move(context));
        Trail trail;
        settle(world, trailOf(world, trail));
        visit(world, trail);
    }

    const std::map<std::string, std::string>& ends() const { return m_ends; }

private:
    void visit(const World& world, const Trail& trail)
    {
        const std::vector<Way> ways = waysOn(world);
        if (ways.empty())
            m_ends[format({Granularity::Step, m_choices})] =
                trail.output + (hasEnded(world) ? "" : "deadlock");
        for (const Way& way : ways) {
            World next = world;
            Trail then = trail;
            takeWay(next, way, trailOf(next, then));
            m_choices.push_back(choiceOf(way));
            visit(next, then);
            m_choices.pop_back();
        }
    }

    std::vector<Choice> m_choices;
    std::map<std::string, std::string> m_ends;
};

TEST(EventLoop, IsExploredAsIfEveryTurnWereTriedOut)
{
    const std::string head = "import asyncio\nfrom interleave import aio\ntotal = 0\n"
                             "async def add(n):\n    global total\n    seen = total\n    await aio(1)\n"
                             "    total = seen + n\n    print(n)\n";
    for (const std::string& body : {
             std::string("async def main():\n    await asyncio.gather(add(1), add(2), add(3))\n"),
             std::string("async def main():\n    one = asyncio.create_task(add(1))\n"
                         "    one.add_done_callback(lambda task: print('done'))\n"
                         "    await add(2)\n    await one\n    print(total)\n"),
             std::string(
                 "async def twice():\n    await aio(2)\n    await asyncio.sleep(0)\n    await add(4)\n"
                 "async def main():\n    await asyncio.gather(add(1), twice())\n    print(total)\n"),
             std::string("async def main():\n    try:\n"
                         "        await asyncio.wait_for(asyncio.gather(add(1), add(2)), 0.5)\n"
                         "    except asyncio.TimeoutError:\n        print('late')\n"),
             std::string(
                 "async def fill(q):\n    for n in range(2):\n        await aio(1)\n"
                 "        await q.put(n)\n"
                 "async def main():\n    q = asyncio.Queue(1)\n    t = asyncio.create_task(fill(q))\n"
                 "    first = await q.get()\n    await add(first)\n    print(await q.get())\n    await t\n"),
             std::string("async def main():\n    event = asyncio.Event()\n"
                         "    async def wait(n):\n        await event.wait()\n        print('woken', n)\n"
                         "    tasks = [asyncio.create_task(wait(n)) for n in range(2)]\n    await add(1)\n"
                         "    event.set()\n    await asyncio.gather(add(2), *tasks)\n"),
             std::string("async def main():\n    async with asyncio.TaskGroup() as group:\n"
                         "        group.create_task(add(1))\n        group.create_task(add(2))\n"
                         "    await asyncio.sleep(1)\n    print(total)\n"),
             std::string("async def main():\n    tasks = {asyncio.create_task(add(n)) for n in (1, 2)}\n"
                         "    done, rest = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)\n"
                         "    print(len(done))\n    for task in rest:\n        task.cancel()\n"),
         }) {
        const std::string lesson = head + body + "asyncio.run(main())\n";
        const Sequences sequences(lesson);
        std::map<std::string, std::size_t> expected;
        for (const auto& [schedule, output] : sequences.ends())
            ++expected[output];
        std::map<std::string, std::size_t> counted;
        const auto exploration = explored(lesson);
        for (const ExploredOutcome& outcome : exploration->outcomes)
            counted[outcome.output + (outcome.kind == OutcomeKind::Deadlock ? "deadlock" : "")] +=
                std::stoul(outcome.interleavings);
        EXPECT_EQ(counted, expected) << lesson;
    }
}

TEST(EventLoop, TakesAnySequenceOfCompletionsAtTheStartOfATurn)
{
    EXPECT_EQ(explored(fetches(1))->interleavings, "1");
    EXPECT_EQ(explored(fetches(2))->interleavings, "4");
    EXPECT_EQ(explored(fetches(3))->interleavings, "24");
    EXPECT_EQ(explored(fetches(4))->interleavings, "192");
}

TEST(EventLoop, HasSchedulesThatReplayToTheirOutcomes)
{
    const std::string lesson = fetches(3);
    const auto exploration = explored(lesson);

    ASSERT_EQ(exploration->outcomes.size(), 6U);
    expectSchedulesHold(lesson, *exploration);
}

TEST(EventLoop, CountsTurnsInWhichNobodyTakesAStepOnce)
{
    constexpr std::string_view lesson = R"py(
import asyncio
from interleave import aio
async def main():
    await asyncio.gather(aio(1), aio(2), aio(3))
    print("all")
asyncio.run(main())
)py";

    const auto exploration = explored(lesson);

    EXPECT_EQ(exploration->interleavings, "6");
    expectSchedulesHold(lesson, *exploration);
}

TEST(EventLoop, OfOneThreadWithoutIoHasOneInterleaving)
{
    const auto exploration = explored(R"py(
import asyncio
counter = 0
async def add(seconds):
    global counter
    value = counter
    await asyncio.sleep(seconds)
    counter = value + 1
    print(seconds)
async def main():
    await asyncio.gather(add(0.3), add(0), add(0.1))
asyncio.run(main())
)py");

    EXPECT_EQ(exploration->interleavings, "1");
    ASSERT_EQ(exploration->outcomes.size(), 1U);
    EXPECT_EQ(exploration->outcomes[0].output, "0\n0.1\n0.3\n");
    const auto& choices = exploration->outcomes[0].schedule.choices;
    EXPECT_EQ(std::ranges::count(choices, Choice::Way::Completion, &Choice::way), 2);
}

TEST(EventLoop, LetsATimeoutOrItsOperationComeFirst)
{
    constexpr std::string_view lesson = R"py(
import asyncio
from interleave import aio
async def main():
    try:
        await asyncio.wait_for(aio(5), 0.001)
        print("in time")
    except asyncio.TimeoutError:
        print("too late")
asyncio.run(main())
)py";

    const auto exploration = explored(lesson);

    EXPECT_EQ(exploration->outcomes.size(), 2U);
    expectSchedulesHold(lesson, *exploration);
}

TEST(EventLoop, RacesWithTheLoopOfAnotherThread)
{
    const auto exploration = explored(R"py(
import asyncio
import threading
counter = 0
async def add():
    global counter
    counter += 1
threads = [threading.Thread(target=lambda: asyncio.run(add())) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter)
)py",
                                      Granularity::Access);

    EXPECT_EQ(exploration->interleavings, "6");
}

} // namespace
