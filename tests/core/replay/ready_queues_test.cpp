#include "core/replay/ready_queues.h"
#include "tests/support/simulated.h"

#include <gmock/gmock.h>

using namespace core;
using namespace core::testing;
using ::testing::ElementsAre;

namespace {

std::shared_ptr<const Program> textbook(const std::string& lesson)
{
    return compiled(std::string(kTextbook) + lesson);
}

ReadyQueues at(const std::string& lesson, const Overrides& settings, Duration when)
{
    const auto program = textbook(lesson);
    return *readyQueuesAt(program, *optionsFor(*program, settings), Instant{when});
}

/// "1*" runs, "2" is next, "3?" waits.
std::vector<std::string> orderOf(const ReadyQueues& queues)
{
    std::vector<std::string> order;
    for (const QueuedThread& each : queues.threads)
        order.push_back(std::to_string(each.thread.index()) + (each.core ? "*" : each.place ? "" : "?"));
    return order;
}

double number(const QueuedThread& each, std::string_view name)
{
    for (const Kept& kept : each.kept)
        if (kept.name == name)
            return std::get<double>(kept.value);
    ADD_FAILURE() << name << " is not kept";
    return 0;
}

Duration duration(const QueuedThread& each, std::string_view name)
{
    for (const Kept& kept : each.kept)
        if (kept.name == name)
            return std::get<Duration>(kept.value);
    ADD_FAILURE() << name << " is not kept";
    return {};
}

const char* const kThree =
    "at(0, work, 30, name='A')\nat(1, work, 30, name='B')\nat(2, work, 30, name='C')\n";

} // namespace

TEST(ReadyQueues, AreInTheOrderInWhichThePolicyTakesThem)
{
    EXPECT_THAT(orderOf(at(kThree, {{"policy", "rr"}, {"quantum", "10ms"}}, 5ms)),
                ElementsAre("1*", "2", "3"));
    EXPECT_THAT(orderOf(at(kThree, {{"policy", "rr"}, {"quantum", "10ms"}}, 12ms)),
                ElementsAre("2*", "3", "1"));
}

TEST(ReadyQueues, LeaveOutWhoHasNotArrivedOrHasEndedAndPutWhoWaitsLast)
{
    const std::string lesson = "def f():\n    io(20)\nat(0, f, name='A')\nat(0, work, 5, name='B')\n"
                               "at(8, work, 5, name='C')\n";

    EXPECT_THAT(orderOf(at(lesson, {}, 3ms)), ElementsAre("2*", "1?"));
    EXPECT_THAT(orderOf(at(lesson, {}, 9ms)), ElementsAre("3*", "1?"));
}

TEST(ReadyQueues, ShowTheLevelAndTheRestOfTheAllotmentInFeedbackQueues)
{
    const ReadyQueues queues = at(kThree, {{"policy", "mlfq"}}, 34ms);

    // Each has had its 10 ms on the top level; A is in its second round, of 20 ms, since 30 ms.
    ASSERT_THAT(orderOf(queues), ElementsAre("1*", "2", "3"));
    EXPECT_EQ(number(queues.threads[0], "level"), 1);
    EXPECT_EQ(duration(queues.threads[0], "allotment left"), 16ms);
    EXPECT_EQ(duration(queues.threads[1], "allotment left"), 20ms);
}

TEST(ReadyQueues, BringTheVirtualRuntimeOfWhoRunsUpToTheMoment)
{
    const ReadyQueues queues = at("at(0, work, 30, name='A')\n", {{"policy", "cfs"}}, 7ms);

    ASSERT_THAT(orderOf(queues), ElementsAre("1*"));
    EXPECT_EQ(duration(queues.threads[0], "virtual runtime"), 7ms);
}

TEST(ReadyQueues, KeepLagsThatAddUpToNothingAmongEquals)
{
    const ReadyQueues queues = at(kThree, {{"policy", "eevdf"}}, 17ms);

    Duration sum{};
    for (const QueuedThread& each : queues.threads)
        sum += duration(each, "lag");
    EXPECT_EQ(queues.threads.size(), 3U);
    EXPECT_LT(std::chrono::abs(sum), Duration{10}); // The mean is rounded.
}

TEST(ReadyQueues, HaveThePlacesOfEachCoresOwn)
{
    const std::string lesson = "for name in 'ABCD':\n    at(0, work, 10, name=name)\n";

    const ReadyQueues queues = at(lesson, {{"cores", "2"}, {"policy", "fcfs"}, {"queues", "per-core"}}, 1ms);

    ASSERT_THAT(orderOf(queues), ElementsAre("1*", "2*", "3", "4"));
    EXPECT_EQ(queues.queues, 2U);
    EXPECT_EQ(queues.threads[2].queue, 0U);
    EXPECT_EQ(queues.threads[3].queue, 1U);
    EXPECT_EQ(queues.threads[3].place, 0U);
}

TEST(ReadyQueues, AreNotWorkedOutToTheEndWhenSomebodyStopsIt)
{
    const auto program = textbook(kThree);
    RunOptions options = *optionsFor(*program, {});
    std::stop_source stop;
    stop.request_stop();
    options.stop = stop.get_token();

    EXPECT_FALSE(readyQueuesAt(program, options, Instant{50ms}));
}
