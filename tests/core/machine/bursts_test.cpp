#include "tests/support/simulated.h"

using namespace core;
using namespace core::testing;

TEST(Bursts, EndAtWhatBlocksAndNotAtAFreeLock)
{
    const std::string lesson = "m = threading.Lock()\ndef a():\n    with m:\n        work(2)\n    work(2)\n"
                               "    io(1)\n    work(50)\n"
                               "at(0, work, 5, name='B')\nat(0, a, name='A')\n";

    EXPECT_EQ(lettersOf(*onTextbookMachine(lesson, {{"policy", "sjf"}})).substr(0, 10), "AAAABBBBBA");
}

TEST(Bursts, AreFoundAnewWhenAThreadWakesUp)
{
    const std::string lesson = "def a():\n    work(1)\n    io(4)\n    work(9)\n"
                               "at(0, a, name='A')\nat(0, work, 4, name='B')\nat(4, work, 5, name='C')\n";

    EXPECT_EQ(lettersOf(*onTextbookMachine(lesson, {{"policy", "sjf"}})), "ABBBBCCCCCAAAAAAAAA");
}

TEST(Bursts, DependOnWhatTheLessonComputes)
{
    const std::string lesson = "times = [7, 3]\ndef a(i):\n    for _ in range(2):\n        work(times[i])\n"
                               "at(0, a, 0, name='A')\nat(0, a, 1, name='B')\nat(0, work, 8, name='C')\n";

    EXPECT_EQ(lettersOf(*onTextbookMachine(lesson, {{"policy", "sjf"}})), "BBBBBBCCCCCCCCAAAAAAAAAAAAAA");
}

TEST(Bursts, AreFoundWhereLoopsAndProcessesRunTo)
{
    const std::string loop = "import asyncio\nasync def w():\n    work(5)\n    await aio(10)\n    work(5)\n"
                             "async def both():\n    await asyncio.gather(w(), w())\nasyncio.run(both())\n";
    const std::string process = "import multiprocessing\nif __name__ == '__main__':\n"
                                "    p = multiprocessing.Process(target=work, args=(5,))\n    p.start()\n"
                                "    p.join()\n";

    for (const char* policy : {"sjf", "srtf"}) {
        const auto looped = onTextbookMachine(loop, {{"policy", policy}});
        EXPECT_EQ(looped->info().outcome.kind, OutcomeKind::Completed) << policy;
        EXPECT_EQ(looped->info().end, Instant{25ms}) << policy;
        const auto forked = onTextbookMachine(process, {{"policy", policy}, {"process_start", "0"}});
        EXPECT_EQ(forked->info().outcome.kind, OutcomeKind::Completed) << policy;
    }
}

TEST(Bursts, LeaveNoTraceInWhatTheLessonComputes)
{
    const std::string lesson = "seen = []\ndef a(i):\n    for k in range(3):\n        seen.append((i, k))\n"
                               "        big = ['x' * 500 + str(n) for n in range(400)]\n"
                               "        work(i)\n        io(2)\n"
                               "all = [threading.Thread(target=a, args=(i,)) for i in (3, 1, 2)]\n"
                               "for each in all:\n    each.start()\nfor each in all:\n    each.join()\n"
                               "print(len(seen), sorted(seen))\n";

    const auto plain = onTextbookMachine(lesson, {{"policy", "fcfs"}});
    for (const char* policy : {"sjf", "srtf"}) {
        const auto looked = onTextbookMachine(lesson, {{"policy", policy}});
        EXPECT_EQ(looked->info().outcome.kind, OutcomeKind::Completed) << policy;
        EXPECT_EQ(looked->info().output, plain->info().output) << policy;
    }
}
