#include "core/insight/races.h"

#include "tests/support/recording_builder.h"

#include <gmock/gmock.h>

namespace core {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

namespace {

/// Main and two threads, A and B, that use one variable.
class Racing : public ::testing::Test {
protected:
    test::RecordingBuilder run;
    const ThreadId main = run.thread("main");
    const ThreadId a = run.thread("A", main);
    const ThreadId b = run.thread("B", main);
    const LockId lock = run.lock("lock");
    const LockId other = run.lock("other");
    const VariableId x = run.variable("x", "0");

    void start()
    {
        run.starts(main).runs(main).writes(main, x, "0");
        run.starts(a).starts(b);
    }
    void locked(ThreadId thread, LockId which)
    {
        run.event(thread, LockAcquired{which}).writes(thread, x, "1").event(thread, LockReleased{which});
    }
    std::vector<Race> races() { return racesOf(*run.build()); }
};

} // namespace

TEST_F(Racing, WritesThatNothingOrdersRace)
{
    start();
    run.writes(a, x, "1").writes(b, x, "2");

    const std::vector<Race> found = races();

    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].first.thread, a);
    EXPECT_EQ(found[0].second.thread, b);
    EXPECT_TRUE(found[0].first.writes);
}

TEST_F(Racing, ReadsAloneDoNotRace)
{
    start();
    run.reads(a, x, "0").reads(b, x, "0");
    EXPECT_THAT(races(), IsEmpty());
}

TEST_F(Racing, WhatMainDidBeforeTheStartHappensBefore)
{
    start();
    run.writes(a, x, "1");
    EXPECT_THAT(races(), IsEmpty());
}

TEST_F(Racing, OneLockOrdersItsHolders)
{
    start();
    locked(a, lock);
    locked(b, lock);
    EXPECT_THAT(races(), IsEmpty());
}

TEST_F(Racing, TwoLocksOrderNothing)
{
    start();
    locked(a, lock);
    locked(b, other);

    const std::vector<Race> found = races();

    ASSERT_THAT(found, SizeIs(1));
    EXPECT_THAT(found[0].first.locks, ElementsAre(lock));
    EXPECT_THAT(found[0].second.locks, ElementsAre(other));
}

TEST_F(Racing, AnEndHappensBeforeWhatItsCreatorDoesNext)
{
    start();
    run.writes(a, x, "1").event(a, Finished{}).reads(main, x, "1");
    EXPECT_THAT(races(), IsEmpty());
}

TEST_F(Racing, AThreadThatEndedIsNotBeforeItsSiblings)
{
    start();
    run.writes(a, x, "1").event(a, Finished{}).writes(b, x, "2");
    EXPECT_THAT(races(), SizeIs(1));
}

TEST_F(Racing, AWakeUpOrders)
{
    start();
    run.blocks(b, WaitKind::Event).writes(a, x, "1").event(b, Woken{a}).writes(b, x, "2");
    EXPECT_THAT(races(), IsEmpty());
}

TEST_F(Racing, OperationsOfAContainerAreWhole)
{
    run.info().variables[x.index()].isContainer = true;
    start();
    run.writes(a, x, "[1]").writes(b, x, "[1, 2]");
    EXPECT_THAT(races(), IsEmpty());
}

TEST_F(Racing, NothingDoesAtGranularityRuntimeUnderOneGil)
{
    run.info().settings["granularity"] = "runtime";
    run.info().settings["runtime"] = "cpython-3.12";
    start();
    run.writes(a, x, "1").writes(b, x, "2");
    EXPECT_THAT(races(), IsEmpty());
}

TEST_F(Racing, NothingOrdersAtGranularityRuntimeWithoutAGil)
{
    run.info().settings["granularity"] = "runtime";
    run.info().settings["runtime"] = "free-threaded";
    start();
    run.writes(a, x, "1").writes(b, x, "2");
    EXPECT_THAT(races(), SizeIs(1));
}

TEST_F(Racing, ProcessesHaveAGilEach)
{
    run.info().settings["granularity"] = "runtime";
    run.info().settings["runtime"] = "cpython-3.12";
    run.info().threads[b.index()].process = ProcessId{1};
    start();
    run.writes(a, x, "1").writes(b, x, "2");
    EXPECT_THAT(races(), SizeIs(1));
}

TEST_F(Racing, WhatTheCreatorDoesWhileItsThreadIsNotReadyYetRacesWithIt)
{
    run.info().engine = "sim";
    run.info().settings["thread_start"] = "50us";
    run.starts(main).runs(main).event(a, Created{});
    run.at(std::chrono::microseconds(10)).writes(main, x, "1");
    run.at(std::chrono::microseconds(50)).event(a, Arrived{}).writes(a, x, "2");
    EXPECT_THAT(races(), SizeIs(1));
}

} // namespace core
