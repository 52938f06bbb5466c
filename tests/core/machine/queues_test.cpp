#include "tests/support/simulated.h"

#include <gmock/gmock.h>

using namespace core;
using namespace core::testing;
using ::testing::HasSubstr;

TEST(Affinity, KeepsAThreadOnItsCore)
{
    const std::string lesson = "def bound():\n    set_affinity(1)\n    work(10)\n"
                               "at(0, bound, name='A')\nat(0, bound, name='B')\nat(0, work, 5, name='C')\n";

    const auto recording = onTextbookMachine(lesson, {{"cores", "2"}, {"policy", "fcfs"}});

    EXPECT_EQ(lettersOf(*recording, 1), "BBBBBBBBBBAAAAAAAAAA"); // B had begun there.
    EXPECT_EQ(lettersOf(*recording, 0).substr(0, 5), "CCCCC");
}

TEST(Affinity, ToACoreThatIsNotThereIsRefusedAndChangesNothing)
{
    const std::string lesson =
        "message = ''\ndef f():\n    global message\n    try:\n        set_affinity(0, 7)\n"
        "    except ValueError as error:\n        message = str(error)\n    work(3)\n"
        "at(0, f, name='A')\n";

    const auto recording = onTextbookMachine(lesson, {{"cores", "2"}});

    EXPECT_EQ(recording->info().outcome.kind, OutcomeKind::Completed);
    EXPECT_THAT(recording->info().globals.at(0).json, HasSubstr("core must be from 0 to 1, not 7"));
}

TEST(Affinity, LeavesNoCoreIdleThatAnotherThreadMayUse)
{
    const std::string lesson = "def bound():\n    set_affinity(0)\n    work(10)\n"
                               "at(0, bound, name='A')\nat(0, bound, name='B')\nat(1, work, 4, name='C')\n";

    for (const char* policy : {"rr", "fcfs", "sjf", "srtf", "priority", "mlfq", "lottery", "stride", "cfs",
                               "eevdf", "edf", "rm"}) {
        const auto recording = onTextbookMachine(lesson, {{"cores", "2"}, {"policy", policy}});

        EXPECT_EQ(lettersOf(*recording, 1).substr(0, 6), ".CCCC.") << policy;
        EXPECT_EQ(recording->info().end, Instant{20ms}) << policy;
    }
}

TEST(QueuesPerCore, AreStolenFromAtTheTailOfTheLongest)
{
    const std::string lesson =
        "at(0, work, 2, name='A')\nat(0, work, 10, name='B')\nat(0, work, 10, name='C')\n"
        "at(0, work, 10, name='D')\nat(0, work, 3, name='E')\n";

    const auto recording =
        onTextbookMachine(lesson, {{"cores", "2"}, {"policy", "fcfs"}, {"queues", "per-core"}});

    // To core 0 come A, C, E, to core 1 B, D. Core 0 ends E at 15 and D has begun then.
    EXPECT_EQ(lettersOf(*recording, 0), "AACCCCCCCCCCEEE.....");
    EXPECT_EQ(lettersOf(*recording, 1), "BBBBBBBBBBDDDDDDDDDD");
}

TEST(QueuesPerCore, LetAnIdleCoreTakeWorkAtOnce)
{
    const std::string lesson =
        "at(0, work, 1, name='A')\nat(0, work, 9, name='B')\nat(0, work, 1, name='C')\n"
        "at(0, work, 4, name='D')\n";

    const auto recording =
        onTextbookMachine(lesson, {{"cores", "2"}, {"policy", "fcfs"}, {"queues", "per-core"}});

    EXPECT_EQ(lettersOf(*recording, 0), "ACDDDD...");
    EXPECT_EQ(lettersOf(*recording, 1), "BBBBBBBBB");
}

TEST(Migrations, AreCountedWhenAThreadGoesOnElsewhere)
{
    const std::string lesson =
        "def f():\n    set_affinity(0)\n    work(2)\n    set_affinity(1)\n    work(2)\n"
        "at(0, f, name='A')\n";

    const auto threads = threadsOf(*onTextbookMachine(lesson, {{"cores", "2"}}));

    EXPECT_EQ(threads.at("A").migrations, 1U);
    EXPECT_EQ(threads.at("A").turnaround(), 4ms);
}

TEST(Priority, IsChangedByTheThreadItself)
{
    const std::string lesson = "def f():\n    work(2)\n    set_priority(1)\n    work(2)\n"
                               "at(0, f, name='A', priority=5)\nat(0, work, 3, name='B', priority=3)\n";

    EXPECT_EQ(lettersOf(*onTextbookMachine(lesson, {{"policy", "priority"}})), "AABBBAA");
}

TEST(Priority, RisesByAgeingUntilTheThreadRuns)
{
    const std::string lesson =
        "at(0, work, 200, name='H', priority=5)\nat(0, work, 10, name='L', priority=1)\n";

    const auto starved = threadsOf(*onTextbookMachine(lesson, {{"policy", "priority"}, {"quantum", "1s"}}));
    const auto aged =
        threadsOf(*onTextbookMachine(lesson, {{"policy", "priority"}, {"quantum", "1s"}, {"aging", "10ms"}}));

    EXPECT_EQ(starved.at("L").response(), 200ms);
    EXPECT_EQ(aged.at("L").response(), 50ms); // 1 + 50/10 is more than 5.
}

TEST(Priority, OfWhoWasPreEmptedKeepsItsPlaceAndTheRestOfItsQuantum)
{
    const std::string lesson = "at(0, work, 8, name='A', priority=1)\nat(0, work, 8, name='B', priority=1)\n"
                               "at(2, work, 1, name='U', priority=9)\n";

    EXPECT_EQ(lettersOf(*onTextbookMachine(lesson, {{"policy", "priority"}, {"quantum", "4ms"}})),
              "AAUAABBBBAAAABBBB");
}

TEST(Locks, GoToTheMostUrgentWaiterUnderPriorities)
{
    const std::string lesson = "m = threading.Lock()\ndef f():\n    with m:\n        work(4)\n"
                               "at(0, f, name='A', priority=1)\nat(1, f, name='B', priority=2)\n"
                               "at(2, f, name='C', priority=3)\n";

    EXPECT_EQ(lettersOf(*onTextbookMachine(lesson, {{"policy", "priority"}})), "AAAACCCCBBBB");
    EXPECT_EQ(lettersOf(*onTextbookMachine(lesson, {{"policy", "fcfs"}})), "AAAABBBBCCCC");
}

TEST(Locks, AreKeptUnderBargingByWhoAsksAgainAtOnce)
{
    const std::string lesson = "m = threading.Lock()\ndef a():\n    for _ in range(2):\n        with m:\n"
                               "            work(4)\ndef b():\n    work(1)\n    with m:\n        work(3)\n"
                               "at(0, a, name='A')\nat(0, b, name='B')\n";

    const auto threads = threadsOf(
        *onTextbookMachine(lesson, {{"cores", "2"}, {"policy", "fcfs"}, {"lock_handoff", "barging"}}));

    EXPECT_EQ(threads.at("A").completion, Instant{8ms});
    EXPECT_EQ(threads.at("B").completion, Instant{11ms});
    EXPECT_EQ(threads.at("B").lock, 7ms);
    EXPECT_EQ(threads.at("B").ready, 0ms);
}

TEST(ContextSwitches, CostTheIncomingThreadAndNotTheFirst)
{
    const auto recording = onTextbookMachine("at(0, work, 20, name='A')\nat(0, work, 20, name='B')\n",
                                             {{"quantum", "10ms"}, {"context_switch", "1ms"}});
    const auto threads = threadsOf(*recording);

    EXPECT_EQ(threads.at("A").completion, Instant{32ms + 1ms}); // Main was first.
    EXPECT_EQ(threads.at("B").completion, Instant{44ms});
    EXPECT_EQ(threads.at("B").overhead, 2ms);
    EXPECT_EQ(threads.at("B").response(), 12ms);
}

TEST(OldGil, MakesAThreadWaitUntilTheHolderBlocksWhileCoresAreFree)
{
    const std::string lesson = "at(0, work, 30, name='A')\nat(0, work, 30, name='B')\n";

    const auto twoCores = onTextbookMachine(lesson, {{"cores", "2"}, {"runtime", "cpython-2.7"}});
    const auto oneCore = onTextbookMachine(lesson, {{"cores", "1"}, {"runtime", "cpython-2.7"}});

    EXPECT_EQ(threadsOf(*twoCores).at("A").completion, Instant{30ms});
    EXPECT_EQ(threadsOf(*twoCores).at("B").gil, 30ms);
    EXPECT_EQ(lettersOf(*oneCore), "AAAAAAAAAABBBBBBBBBBAAAAAAAAAABBBBBBBBBBAAAAAAAAAABBBBBBBBBB");
}

TEST(NewGil, ChangesHandsAfterTheSwitchInterval)
{
    for (const char* runtime : {"cpython-3.9", "cpython-3.12"}) {
        const auto recording = onTextbookMachine("at(0, work, 30, name='A')\nat(0, work, 30, name='B')\n",
                                                 {{"cores", "2"}, {"runtime", runtime}});

        EXPECT_EQ(threadsOf(*recording).at("A").completion, Instant{55ms}) << runtime;
        EXPECT_EQ(figuresOf(*recording).gils.at(0).held, 60ms) << runtime;
    }
}

TEST(FreeThreaded, RunsAtTheSameTime)
{
    const auto recording = onTextbookMachine("at(0, work, 30, name='A')\nat(0, work, 30, name='B')\n",
                                             {{"cores", "2"}, {"runtime", "free-threaded"}});

    EXPECT_EQ(recording->info().end, Instant{30ms});
}
