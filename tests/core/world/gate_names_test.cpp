#include "tests/support/lesson.h"

#include <utility>

using namespace core;
using core::testing::compiled;
using core::testing::worldOf;

namespace {

/// The name of the lock that a thread of the lesson stops at first.
std::string awaitedName(const std::string& definitions, const std::string& lock)
{
    World world = worldOf(compiled("from threading import *\n" + definitions + "\ndef f():\n    " + lock
                                   + ".acquire()\nThread(target=f).start()\n"));
    const ThreadId main{0};
    const ThreadId thread{1};
    world.begin(main);
    while (world.threadCount() < 2 || world.thread(thread).life != ThreadLife::Started)
        world.take(main);
    world.begin(thread);
    return world.gateNameOf(thread);
}

TEST(AGate, IsNamedByTheModuleVariableThatItIsFirstBoundTo)
{
    EXPECT_EQ(awaitedName("door = Lock()\nother = door", "other"), "door");
    EXPECT_EQ(awaitedName("count, lock = 0, Lock()", "lock"), "lock");
}

TEST(AGate, IsNamedByItsPlaceInAList)
{
    EXPECT_EQ(awaitedName("forks = [Lock() for _ in range(3)]", "forks[2]"), "forks[2]");
    EXPECT_EQ(awaitedName("locks = []\nfor _ in range(3): locks.append(Lock())", "locks[1]"), "locks[1]");
}

TEST(AGate, IsNamedByClassAndAttribute)
{
    const std::string account =
        "class Account:\n    guard = Lock()\n    def __init__(self): self.lock = Lock()\n";

    EXPECT_EQ(awaitedName(account, "Account.guard"), "Account.guard");
    EXPECT_EQ(awaitedName(account + "a = Account()", "a.lock"), "Account.lock");
}

TEST(AGate, WithinAnObjectOfThreadingIsNamedByThatObjectsVariable)
{
    EXPECT_EQ(awaitedName("again = RLock()", "again"), "again");
    EXPECT_EQ(awaitedName("ready = Condition()", "ready"), "ready");
}

TEST(AGate, ThatNothingNamesIsNumbered)
{
    EXPECT_EQ(awaitedName("", "Lock()"), "Lock-1");
}

TEST(AThread, WithoutANameIsCalledAsInPython)
{
    World world = worldOf(compiled("from threading import *\ndef work(): pass\nThread(target=work).start()\n"
                                   "Thread().start()\nThread(target=work, name='w').start()\n"));
    core::testing::runToEnd(world);

    EXPECT_EQ(world.threadName(ThreadId{1}), "Thread-1 (work)");
    EXPECT_EQ(world.threadName(ThreadId{2}), "Thread-2");
    EXPECT_EQ(world.threadName(ThreadId{3}), "w");
}

TEST(AList, ThatThePreludeMadeForTheLessonIsALocation)
{
    World world = worldOf(compiled("from threading import *\nitems = sorted([2, 1], key=lambda x: -x)\n"
                                   "def add(): items.append(3)\n"
                                   "ts = [Thread(target=add), Thread(target=add)]\n"
                                   "for t in ts: t.start()\nfor t in ts: t.join()\n"));
    core::testing::runToEnd(world);

    EXPECT_EQ(world.discovered().size(), 1U);
}

TEST(AnUncaughtException, HasTheTextThatTheLessonGivesIt)
{
    World world =
        worldOf(compiled("class Full(Exception):\n    def __str__(self): return 'no room'\nraise Full(1)\n"));
    world.begin(ThreadId{0});

    EXPECT_EQ(world.take(ThreadId{0}).text, "Full: no room");
}

TEST(AGenerator, IsClosedWhenTheLoopThatAloneHoldsItIsLeft)
{
    World world = worldOf(compiled("def numbers():\n    try:\n        yield 1\n        yield 2\n"
                                   "    finally: print('closed')\n"
                                   "for n in numbers(): break\nprint('after')\n"));

    EXPECT_EQ(core::testing::runToEnd(world), "closed\nafter\n");
}

} // namespace
