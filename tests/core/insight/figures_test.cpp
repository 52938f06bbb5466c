#include "core/insight/figures.h"

#include "tests/support/recording_builder.h"

#include <gtest/gtest.h>

using namespace core;
using namespace std::chrono_literals;

namespace {

Instant at(Duration time)
{
    return Instant{time};
}

} // namespace

TEST(Figures, SplitALifeIntoStatesThatAddUp)
{
    test::RecordingBuilder builder;
    const ThreadId main = builder.thread("main");
    const ThreadId a = builder.thread("A", main);
    builder.at(0ms).starts(main).starts(a).runs(main).at(3ms).ends(main).runs(a);
    builder.at(5ms).blocks(a, WaitKind::Io).at(9ms).wakes(a).at(10ms).runs(a).at(12ms).preempted(a);
    builder.at(15ms).runs(a).at(16ms).ends(a);

    const Figures figures = figuresOf(*builder.at(16ms).build());
    const ThreadFigures& thread = figures.threads[1];

    EXPECT_EQ(thread.arrival, at(0ms));
    EXPECT_EQ(thread.firstRun, at(3ms));
    EXPECT_EQ(thread.completion, at(16ms));
    EXPECT_EQ(thread.running, 5ms);
    EXPECT_EQ(thread.ready, 7ms);
    EXPECT_EQ(thread.io, 4ms);
    EXPECT_EQ(thread.alive(), 16ms);
    EXPECT_EQ(thread.voluntarySwitches, 1U);
    EXPECT_EQ(thread.involuntarySwitches, 1U);
    EXPECT_EQ(figures.cores[0].busy, 8ms);
}

TEST(Figures, CountALockOnceForEachAcquisitionAndWhoWaitedForIt)
{
    test::RecordingBuilder builder(2);
    const ThreadId a = builder.thread("A");
    const ThreadId b = builder.thread("B");
    const LockId lock = builder.lock("lock");
    builder.at(0ms).starts(a).starts(b).runs(a, 0).runs(b, 1).acquires(a, lock);
    builder.blocks(b, WaitKind::Lock, lock.index()).at(20ms).releases(a, lock).ends(a);
    builder.event(b, LockAcquired{lock}).wakes(b, a).runs(b, 1).at(30ms).releases(b, lock).ends(b);

    const LockFigures figures = figuresOf(*builder.at(30ms).build()).locks[0];

    EXPECT_EQ(figures.name, "lock");
    EXPECT_EQ(figures.acquisitions, 2U);
    EXPECT_EQ(figures.contended, 1U);
    EXPECT_EQ(figures.held, 30ms);
    EXPECT_EQ(figures.waited, 20ms);
}

TEST(Figures, TellRunningWithoutTheGilApart)
{
    test::RecordingBuilder builder(2, true);
    const ThreadId a = builder.thread("A");
    const ThreadId b = builder.thread("B");
    builder.at(0ms).starts(a).starts(b).runs(a, 0).takesGil(a).runs(b, 1).blocks(b, WaitKind::Gil);
    builder.at(4ms).dropsGil(a).takesGil(b).wakes(b, a).runs(b, 1);
    builder.at(7ms).dropsGil(b, true).ends(b).takesGil(a).at(9ms).dropsGil(a).ends(a);

    const Figures figures = figuresOf(*builder.at(9ms).build());

    EXPECT_EQ(figures.threads[0].running, 9ms);
    EXPECT_EQ(figures.threads[0].runningNoGil, 3ms);
    EXPECT_EQ(figures.threads[1].gil, 4ms);
    ASSERT_EQ(figures.gils.size(), 1U);
    EXPECT_EQ(figures.gils[0].held, 9ms);
    EXPECT_EQ(figures.gils[0].handoffs, 2U);
    EXPECT_EQ(figures.gils[0].forced, 1U);
}

TEST(Figures, SumTheRunUpWithoutTheThreadThatSetsItUp)
{
    test::RecordingBuilder builder;
    const ThreadId main = builder.thread("main");
    const ThreadId a = builder.thread("A", main);
    const ThreadId b = builder.thread("B", main);
    builder.at(0ms).starts(main).runs(main).starts(a).starts(b).ends(main).runs(a);
    builder.at(10ms).ends(a).runs(b).at(40ms).ends(b);

    const Summary summary = figuresOf(*builder.at(50ms).build()).summary;

    EXPECT_DOUBLE_EQ(summary.turnaround.mean, 25e6);
    EXPECT_EQ(summary.turnaround.max, 40ms);
    EXPECT_DOUBLE_EQ(summary.response.mean, 5e6);
    EXPECT_DOUBLE_EQ(summary.utilisation, 0.8);
    EXPECT_DOUBLE_EQ(summary.throughputPerSecond, 40);
    EXPECT_DOUBLE_EQ(summary.fairness, 40.0 * 40 / (2 * (10.0 * 10 + 30.0 * 30)));
}

TEST(Figures, OfWhoNeverEndedReachToTheEnd)
{
    test::RecordingBuilder builder;
    const ThreadId a = builder.thread("A");
    builder.at(2ms).starts(a).at(3ms).runs(a).blocks(a, WaitKind::Join);

    const ThreadFigures thread = figuresOf(*builder.at(8ms).build()).threads[0];

    EXPECT_EQ(thread.completion, std::nullopt);
    EXPECT_EQ(thread.turnaround(), std::nullopt);
    EXPECT_EQ(thread.wait, 5ms);
    EXPECT_EQ(thread.alive(), 6ms);
}
