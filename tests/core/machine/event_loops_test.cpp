#include "core/insight/figures.h"
#include "core/machine/simulate.h"
#include "tests/support/lesson.h"

using namespace core;
using core::testing::compiled;

namespace {

/// On the textbook's machine: nothing takes time but what the lesson says.
std::shared_ptr<const Recording> run(std::string_view lesson)
{
    const auto program = compiled(lesson);
    const auto options = optionsFor(*program,
                                    {{"runtime", "native"},
                                     {"op_cost", "0"},
                                     {"thread_start", "0"},
                                     {"process_start", "0"},
                                     {"ipc_cost", "0"},
                                     {"ipc_cost_per_kib", "0"}});
    EXPECT_TRUE(options.has_value());
    return simulate(program, *options);
}

Duration makespan(const Recording& recording)
{
    return recording.info().end - Instant{};
}

TEST(EventLoop, DelaysEveryTimerThatFallsIntoACallback)
{
    const auto recording = run(R"py(
import asyncio, time
from interleave import work
async def tick():
    for _ in range(3):
        await asyncio.sleep(0.02)
        print(round(time.monotonic() * 1000))
async def hog():
    await asyncio.sleep(0.03)
    work(50)
async def main():
    await asyncio.gather(tick(), hog())
asyncio.run(main())
)py");

    EXPECT_EQ(recording->info().output, "20\n80\n100\n");
}

TEST(EventLoop, CallsTimersByTheirDeadlinesHoweverManyThereAre)
{
    const auto recording = run(R"py(
import asyncio
loop = asyncio.new_event_loop()
called, expected = [], []
number = 1
for i in range(2000):
    number = (number * 1103515245 + 12345) % 2147483648
    handle = loop.call_later(number % 97 / 1000, called.append, (number % 97, i))
    if i % 7 == 3:
        handle.cancel()
    else:
        expected.append((number % 97, i))
loop.call_later(0.05, lambda: loop.call_later(0, called.append, "in between"))
loop.call_later(1, loop.stop)
loop.run_forever()
print(called.index("in between") == sum(when <= 50 for when, i in expected))
called.remove("in between")
print(len(called), called == sorted(expected))
)py");

    EXPECT_EQ(recording->info().output, "True\n1714 True\n");
}

/// When tasks have become ready, in milliseconds: "tick 40".
std::vector<std::string> wakeUps(const Recording& recording)
{
    std::vector<std::string> all;
    const auto& threads = recording.info().threads;
    for (std::size_t i = 0; i < recording.size(); ++i) {
        const Event event = recording.event(EventId{i});
        if (std::holds_alternative<Woken>(event.what) && threads[event.thread.index()].isTask)
            all.push_back(threads[event.thread.index()].name + " "
                          + std::to_string(event.time.time_since_epoch() / Duration{1ms}));
    }
    return all;
}

TEST(EventLoop, MayBeBusyWhenATaskBecomesReady)
{
    const auto recording = run(R"py(
import asyncio
from interleave import aio, work
async def hog():
    await asyncio.sleep(0.03)
    work(50)
async def main():
    tasks = [asyncio.create_task(each, name=name)
             for name, each in (("hog", hog()), ("sleeper", asyncio.sleep(0.04)), ("reader", aio(60)))]
    for task in tasks:
        await task
asyncio.run(main())
)py");

    EXPECT_EQ(wakeUps(*recording),
              (std::vector<std::string>{"hog 30", "sleeper 40", "reader 60", "Task-1 80", "Task-1 80"}));
}

TEST(EventLoop, WakesNobodyWhoHasGivenUpHisSleep)
{
    const auto recording = run(R"py(
import asyncio
async def sleep():
    try:
        await asyncio.sleep(0.04)
    except asyncio.CancelledError:
        await asyncio.sleep(0.05)
async def main():
    sleeper = asyncio.create_task(sleep(), name="sleeper")
    await asyncio.sleep(0.01)
    sleeper.cancel()
    await sleeper
asyncio.run(main())
)py");

    EXPECT_EQ(wakeUps(*recording),
              (std::vector<std::string>{"Task-1 10", "sleeper 10", "sleeper 60", "Task-1 60"}));
}

TEST(EventLoop, OverlapsAwaitedIoButForItsDevice)
{
    constexpr std::string_view unnamed = R"py(
import asyncio
from interleave import aio
async def main():
    await asyncio.gather(aio(10), aio(30), aio(20))
asyncio.run(main())
)py";
    constexpr std::string_view named = R"py(
import asyncio
from interleave import aio
async def main():
    await asyncio.gather(aio(10, "disk"), aio(30, "disk"), aio(20, "disk"))
asyncio.run(main())
)py";

    EXPECT_EQ(makespan(*run(unnamed)), 30ms);
    EXPECT_EQ(makespan(*run(named)), 60ms);
}

TEST(EventLoop, GivesADeviceBackWhenItsTaskIsCancelled)
{
    const auto recording = run(R"py(
import asyncio
from interleave import aio
async def main():
    slow = asyncio.create_task(aio(50, "disk"))
    await asyncio.sleep(0.01)
    slow.cancel()
    await aio(5, "disk")
asyncio.run(main())
)py");

    EXPECT_EQ(makespan(*recording), 15ms);
}

TEST(Task, HasFiguresThatAddUp)
{
    const auto recording = run(R"py(
import asyncio, time
from interleave import aio, work
async def worker():
    work(5)
    await aio(10)
    time.sleep(0.002)
    await asyncio.sleep(0.003)
async def main():
    a = asyncio.create_task(worker(), name="A")
    b = asyncio.create_task(worker(), name="B")
    await a
    await b
asyncio.run(main())
)py");

    const Figures figures = figuresOf(*recording);

    ASSERT_EQ(figures.tasks.size(), 3U);
    const TaskFigures& a = figures.tasks[1];
    EXPECT_EQ(recording->info().threads[a.task.index()].name, "A");
    EXPECT_EQ(a.running, 5ms);
    EXPECT_EQ(a.blocked, 2ms);
    EXPECT_EQ(a.io, 10ms);
    for (const TaskFigures& task : figures.tasks)
        EXPECT_EQ(task.running + task.ready + task.suspended() + task.blocked,
                  *task.completion - *task.arrival);
}

TEST(Task, IsNoThreadOfTheFigures)
{
    const auto recording = run(R"py(
import asyncio
async def main():
    await asyncio.gather(asyncio.sleep(0.01), asyncio.sleep(0.02))
asyncio.run(main())
)py");

    const Figures figures = figuresOf(*recording);

    EXPECT_EQ(figures.threads.size(), 1U);
    EXPECT_EQ(figures.tasks.size(), 3U);
    EXPECT_EQ(figures.threads[0].sleep, 20ms);
}

TEST(Process, HasAGilOfItsOwn)
{
    const auto program = compiled(R"py(
import multiprocessing
from interleave import work
def burn():
    work(30)
if __name__ == "__main__":
    processes = [multiprocessing.Process(target=burn) for _ in range(2)]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
)py");
    const auto options =
        optionsFor(*program, {{"runtime", "cpython-3.12"}, {"op_cost", "0"}, {"process_start", "20ms"}});

    const auto recording = simulate(program, *options);

    EXPECT_EQ(makespan(*recording), 50ms);
    EXPECT_EQ(recording->info().processes.size(), 3U);
    EXPECT_EQ(figuresOf(*recording).gils.size(), 3U);
}

TEST(Process, PaysForWhatItSends)
{
    constexpr std::string_view lesson = R"py(
import multiprocessing
queue = multiprocessing.Queue()
queue.put("x" * 1024 * 100)
)py";
    const auto program = compiled(lesson);
    const auto options =
        optionsFor(*program, {{"op_cost", "0"}, {"ipc_cost", "3ms"}, {"ipc_cost_per_kib", "10us"}});

    const auto recording = simulate(program, *options);

    EXPECT_GE(makespan(*recording), 4ms);
    EXPECT_LT(makespan(*recording), 4100us);
}

TEST(EventLoop, TellsOfAnExceptionThatNobodyHasAskedFor)
{
    const std::string lesson =
        "import asyncio\n"
        "async def fail(text):\n"
        "    raise ValueError(text)\n"
        "async def main():\n"
        "    lost = asyncio.create_task(fail('lost'), name='lost')\n"
        "    seen = asyncio.create_task(fail('seen'))\n"
        "    await asyncio.gather(asyncio.create_task(fail('gathered')), return_exceptions=True)\n"
        "    await asyncio.wait([seen])\n"
        "    seen.exception()\n"
        "asyncio.run(main())\n";
    EXPECT_EQ(run(lesson)->info().errors,
              "Task exception was never retrieved\n"
              "future: <Task finished name='lost' exception=ValueError('lost')>\n"
              "ValueError: lost\n");
}

TEST(EventLoop, TellsOfAnExceptionInATaskThatTheEndHasCancelled)
{
    EXPECT_EQ(run("import asyncio\n"
                  "async def clean_up():\n"
                  "    try:\n"
                  "        await asyncio.sleep(1)\n"
                  "    finally:\n"
                  "        raise RuntimeError('in the cleaning up')\n"
                  "async def main():\n"
                  "    asyncio.create_task(clean_up(), name='untidy')\n"
                  "    await asyncio.sleep(0)\n"
                  "asyncio.run(main())\n")
                  ->info()
                  .errors,
              "unhandled exception during asyncio.run() shutdown\n"
              "task: <Task finished name='untidy' exception=RuntimeError('in the cleaning up')>\n"
              "RuntimeError: in the cleaning up\n");
}

TEST(EventLoop, NamesTheCallbackThatRaised)
{
    EXPECT_EQ(run("import asyncio\n"
                  "def divide(by):\n"
                  "    1 / by\n"
                  "async def main():\n"
                  "    asyncio.get_running_loop().call_soon(divide, 0)\n"
                  "    await asyncio.sleep(0)\n"
                  "asyncio.run(main())\n")
                  ->info()
                  .errors,
              "Exception in callback divide(0)\n"
              "handle: <Handle divide(0)>\n"
              "ZeroDivisionError: division by zero\n");
}

TEST(EventLoop, HasAsManyTasksAsTheLimitSaysBesideMainAndItsTask)
{
    const auto outcomeOf = [](const std::string& tasks) {
        const auto program = compiled("import asyncio\n"
                                      "async def nap():\n"
                                      "    await asyncio.sleep(1)\n"
                                      "async def main():\n"
                                      "    await asyncio.gather(*[nap() for _ in range("
                                      + tasks
                                      + ")])\n"
                                        "asyncio.run(main())\n");
        Result<RunOptions> options = optionsFor(*program, {});
        options->limits.maxThreads = 50;
        return simulate(program, *options)->info().outcome.kind;
    };
    EXPECT_EQ(outcomeOf("50"), OutcomeKind::Completed);
    EXPECT_EQ(outcomeOf("51"), OutcomeKind::Limit);
}

} // namespace
