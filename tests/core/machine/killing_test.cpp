#include "tests/support/simulated.h"

using namespace core;
using core::testing::simulated;
using core::testing::threadsOf;

namespace {

/// A machine on which nothing takes time but what the lesson says.
constexpr std::string_view kHead = "import multiprocessing, time\n"
                                   "from interleave import *\n"
                                   "machine(op_cost=0, process_start=0, cores=2, devices={'disk': 1})\n";

std::shared_ptr<const Recording> killed(std::string_view lesson, const Overrides& settings = {})
{
    return simulated(std::string(kHead) + std::string(lesson), settings);
}

/// "child ended by main at 30": in milliseconds, of everyone who was ended from outside.
std::vector<std::string> endsOf(const Recording& recording)
{
    std::vector<std::string> ends;
    const auto& threads = recording.info().threads;
    for (std::size_t i = 0; i < recording.size(); ++i) {
        const Event event = recording.event(EventId{i});
        const auto* finished = std::get_if<Finished>(&event.what);
        if (finished && finished->by)
            ends.push_back(threads[event.thread.index()].name + " by " + threads[finished->by->index()].name
                           + " at " + std::to_string(event.time.time_since_epoch() / Duration{1ms}));
    }
    return ends;
}

TEST(Killing, EndsAProcessThatRunsOnAnotherCoreAtOnce)
{
    const auto recording = killed("process = multiprocessing.Process(target=work, args=(50,), name='child')\n"
                                  "process.start()\n"
                                  "time.sleep(0.03)\n"
                                  "process.terminate()\n"
                                  "process.join()\n"
                                  "print(process.exitcode)\n");

    EXPECT_EQ(endsOf(*recording), (std::vector<std::string>{"child by MainThread at 30"}));
    EXPECT_EQ(recording->info().output, "-15\n");
    EXPECT_EQ(threadsOf(*recording).at("child").running, Duration{30ms});
}

TEST(Killing, WakesAProcessThatWaits)
{
    const auto recording =
        killed("process = multiprocessing.Process(target=multiprocessing.Queue().get, name='child')\n"
               "process.start()\n"
               "time.sleep(0.03)\n"
               "process.kill()\n"
               "process.join()\n"
               "print(process.exitcode)\n");

    EXPECT_EQ(endsOf(*recording), (std::vector<std::string>{"child by MainThread at 30"}));
    EXPECT_EQ(recording->info().output, "-9\n");
}

TEST(Killing, GivesTheDeviceToTheNext)
{
    const auto recording = killed("def child(ms):\n"
                                  "    io(ms, 'disk')\n"
                                  "a = multiprocessing.Process(target=child, args=(100,), name='a')\n"
                                  "b = multiprocessing.Process(target=child, args=(10,), name='b')\n"
                                  "a.start()\n"
                                  "time.sleep(0.001)\n"
                                  "b.start()\n"
                                  "time.sleep(0.029)\n"
                                  "a.terminate()\n"
                                  "b.join()\n");

    EXPECT_EQ(endsOf(*recording), (std::vector<std::string>{"a by MainThread at 30"}));
    EXPECT_EQ(recording->info().end, Instant{Duration{40ms}});
}

TEST(Killing, OfOneThatIsReadyComesWhenItNextHasACore)
{
    const auto recording = killed("process = multiprocessing.Process(target=work, args=(50,), name='child')\n"
                                  "process.start()\n"
                                  "work(15)\n"
                                  "process.terminate()\n"
                                  "work(3)\n"
                                  "process.join()\n",
                                  {{"cores", "1"}});

    // It ran from 10 to 20 and was ready from 20 to 28.
    EXPECT_EQ(endsOf(*recording), (std::vector<std::string>{"child by MainThread at 28"}));
    EXPECT_EQ(threadsOf(*recording).at("child").running, Duration{10ms});
}

TEST(Killing, OfOneThatHasNotArrivedYetNeedsNoWaiting)
{
    const auto recording = killed("process = multiprocessing.Process(target=work, args=(50,), name='child')\n"
                                  "process.start()\n"
                                  "process.terminate()\n"
                                  "process.join()\n",
                                  {{"process_start", "20ms"}});

    EXPECT_EQ(recording->info().end, Instant{});
}

TEST(Killing, EndsAllThreadsAndTasksOfTheProcess)
{
    const auto recording = killed("import asyncio, threading\n"
                                  "async def waits():\n"
                                  "    await aio(100, 'disk')\n"
                                  "async def both():\n"
                                  "    await asyncio.gather(waits(), waits())\n"
                                  "def child():\n"
                                  "    threading.Thread(target=work, args=(100,), name='helper').start()\n"
                                  "    asyncio.run(both())\n"
                                  "process = multiprocessing.Process(target=child, name='child')\n"
                                  "process.start()\n"
                                  "time.sleep(0.03)\n"
                                  "process.terminate()\n"
                                  "process.join()\n"
                                  "io(5, 'disk')\n");

    EXPECT_EQ(endsOf(*recording).size(), 5U);
    EXPECT_EQ(recording->info().outcome.kind, OutcomeKind::Completed);
    EXPECT_EQ(recording->info().end, Instant{Duration{35ms}});
}

TEST(Killing, OfAWaiterThatWasWokenForALockLeavesTheLockToTheNext)
{
    const auto recording = killed("lock = multiprocessing.Lock()\n"
                                  "def child():\n"
                                  "    with lock:\n"
                                  "        pass\n"
                                  "a = multiprocessing.Process(target=child, name='a')\n"
                                  "b = multiprocessing.Process(target=child, name='b')\n"
                                  "lock.acquire()\n"
                                  "a.start()\n"
                                  "work(11)\n"
                                  "b.start()\n"
                                  "work(11)\n"
                                  "lock.release()\n"
                                  "a.terminate()\n"
                                  "work(5)\n"
                                  "b.join()\n",
                                  {{"cores", "1"}});

    EXPECT_EQ(endsOf(*recording).size(), 1U);
    EXPECT_EQ(threadsOf(*recording).at("b").lock, Duration{2ms}); // From 20 to 22.
    EXPECT_EQ(recording->info().outcome.kind, OutcomeKind::Completed);
}

TEST(Killing, ComesToAllWorkersWhenTheirPoolIsTerminated)
{
    const auto recording = killed("pool = multiprocessing.Pool(3)\n"
                                  "pool.map_async(work, [10, 50, 5], chunksize=1)\n"
                                  "time.sleep(0.03)\n"
                                  "pool.terminate()\n"
                                  "pool.join()\n"
                                  "print(round(time.monotonic() * 1000))\n",
                                  {{"cores", "4"}});

    // The one that is at a job loses its core at once, those that wait need one for their end.
    EXPECT_EQ(endsOf(*recording),
              (std::vector<std::string>{"ForkPoolWorker-2 by MainThread at 30",
                                        "ForkPoolWorker-1 by MainThread at 30",
                                        "ForkPoolWorker-3 by MainThread at 30"}));
    EXPECT_EQ(recording->info().output, "30\n");
}

} // namespace
