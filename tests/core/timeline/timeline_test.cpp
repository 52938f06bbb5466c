#include "core/timeline/timeline.h"
#include "tests/support/recording_builder.h"

#include <gmock/gmock.h>

namespace core {
namespace {

using namespace std::chrono_literals;
using test::RecordingBuilder;
using testing::ElementsAre;

/// "R 0-3" for each slice of a lane, with the letters of the legend's order.
std::vector<std::string> inWords(const Lane& lane)
{
    constexpr std::string_view letters = "RFYGLISAWXMT?.";
    std::vector<std::string> words;
    for (std::size_t i = 0; i < lane.size(); ++i)
        words.push_back(std::string(1, letters[indexOf(lane.state(i))]) + " "
                        + std::to_string(lane.begin(i).time_since_epoch().count()) + "-"
                        + std::to_string(lane.end(i).time_since_epoch().count()));
    return words;
}

TEST(ThreadLane, NamesTheStateBetweenAnyTwoEvents)
{
    RecordingBuilder b;
    const ThreadId a = b.thread("A");
    b.at(2ns).starts(a).at(3ns).event(a, SwitchBegan{CoreId{0}}).at(4ns).runs(a);
    b.at(6ns)
        .preempted(a)
        .at(7ns)
        .runs(a)
        .at(9ns)
        .blocks(a, WaitKind::Io)
        .at(12ns)
        .wakes(a)
        .runs(a)
        .at(13ns)
        .ends(a);
    b.at(15ns);

    const Timeline timeline = timelineOf(b.build());

    EXPECT_THAT(
        inWords(timeline.threads[0]),
        ElementsAre(". 0-2", "Y 2-3", "X 3-4", "R 4-6", "Y 6-7", "R 7-9", "I 9-12", "R 12-13", ". 13-15"));
}

TEST(ThreadLane, TellsRunningWithoutTheGilFromRunningWithIt)
{
    RecordingBuilder b(2, true);
    const ThreadId a = b.thread("A");
    b.at(0ns).starts(a).takesGil(a).runs(a).at(3ns).dropsGil(a).at(5ns).takesGil(a).at(6ns).ends(a);

    const Timeline timeline = timelineOf(b.build());

    EXPECT_THAT(inWords(timeline.threads[0]), ElementsAre("R 0-3", "F 3-5", "R 5-6"));
}

TEST(ThreadLane, KeepsTwoOperationsApartThatFollowEachOtherAtOneInstant)
{
    RecordingBuilder b;
    const ThreadId a = b.thread("A");
    b.starts(a)
        .runs(a)
        .at(1ns)
        .blocks(a, WaitKind::Io)
        .at(4ns)
        .wakes(a)
        .runs(a)
        .blocks(a, WaitKind::Io)
        .at(6ns)
        .wakes(a);
    b.at(7ns);

    const Timeline timeline = timelineOf(b.build());

    EXPECT_THAT(inWords(timeline.threads[0]), ElementsAre("R 0-1", "I 1-4", "I 4-6", "Y 6-7"));
}

TEST(HolderLane, SaysWhenTheHolderDoesNotRun)
{
    RecordingBuilder b;
    const ThreadId a = b.thread("A");
    const LockId lock = b.lock("lock");
    b.starts(a).runs(a).at(1ns).acquires(a, lock).at(2ns).blocks(a, WaitKind::Io).at(5ns).wakes(a).runs(a);
    b.at(6ns).releases(a, lock).at(8ns);

    const auto slices = timelineOf(b.build()).locks[0].slices;

    ASSERT_EQ(slices.size(), 5U);
    EXPECT_EQ(slices[1].holder, a);
    EXPECT_TRUE(slices[1].runs);
    EXPECT_EQ(slices[2].when, (Interval{Instant{2ns}, Instant{5ns}}));
    EXPECT_FALSE(slices[2].runs);
    EXPECT_TRUE(slices[3].runs);
    EXPECT_EQ(slices[4].holder, std::nullopt);
}

TEST(HolderLane, ListsWaitersInTheOrderOfTheQueue)
{
    RecordingBuilder b(3);
    const std::vector<ThreadId> t{b.thread("A"), b.thread("B"), b.thread("C")};
    const LockId lock = b.lock("lock");
    for (std::size_t i = 0; i < t.size(); ++i)
        b.starts(t[i]).runs(t[i], i);
    b.acquires(t[0], lock).at(1ns).blocks(t[2], WaitKind::Lock, 0).at(2ns).blocks(t[1], WaitKind::Lock, 0);
    b.at(4ns).releases(t[0], lock).event(t[2], LockAcquired{lock}).wakes(t[2], t[0]).at(5ns);

    const HolderLane lane = timelineOf(b.build()).locks[0];

    ASSERT_EQ(lane.queue.size(), 4U);
    EXPECT_EQ(lane.queue[2].count, 2U);
    EXPECT_EQ(lane.queue[2].first[0], 2U);
    EXPECT_EQ(lane.queue[2].first[1], 1U);
    EXPECT_EQ(lane.queue[3].count, 1U);
    EXPECT_EQ(lane.queue[3].first[0], 1U);
}

TEST(Flows, SayWhoMadeAThreadGoOn)
{
    RecordingBuilder b(2);
    const ThreadId main = b.thread("main");
    const ThreadId a = b.thread("A", main);
    b.lock("lock");
    b.starts(main).runs(main).at(1ns).starts(a).runs(a, 1).blocks(a, WaitKind::Lock, 0);
    b.at(3ns).wakes(a, main).runs(a, 1).blocks(main, WaitKind::Join, 1).at(4ns).ends(a).wakes(main, a);

    const auto flows = timelineOf(b.build()).flows;

    ASSERT_EQ(flows.size(), 3U);
    EXPECT_EQ(flows[0].kind, FlowKind::Starts);
    EXPECT_EQ(flows[1].kind, FlowKind::HandsOverLock);
    EXPECT_EQ(flows[2].kind, FlowKind::Ends);
    EXPECT_EQ(flows[2].from, a);
    EXPECT_EQ(flows[2].to, main);
}

TEST(StepAxis, GivesEveryStepTheSameRoom)
{
    RecordingBuilder b;
    const ThreadId a = b.thread("A");
    const ThreadId c = b.thread("C");
    const VariableId v = b.variable("v", "0");
    b.starts(a)
        .starts(c)
        .runs(a)
        .reads(a, v, "0")
        .at(90ns)
        .preempted(a)
        .runs(c)
        .reads(c, v, "0")
        .at(91ns)
        .ends(c);

    const Timeline timeline = timelineOf(b.build(), Axis::Steps);

    EXPECT_EQ(timeline.whole.length(), 4ns);
    EXPECT_THAT(inWords(timeline.threads[0]), ElementsAre("R 0-2", "Y 2-4"));
    EXPECT_THAT(inWords(timeline.threads[1]), ElementsAre("Y 0-2", "R 2-4"));
    EXPECT_THAT(timeline.stepWords, ElementsAre("read value ←", "read value ←"));
}

TEST(VariableLane, ShowsEachValueFromItsWriteOn)
{
    RecordingBuilder b;
    const ThreadId a = b.thread("A");
    const VariableId v = b.variable("v", "0");
    b.starts(a).runs(a).at(3ns).writes(a, v, "1").at(5ns);

    const auto slices = timelineOf(b.build()).variables[0].slices;

    ASSERT_EQ(slices.size(), 2U);
    EXPECT_EQ(slices[0].value, "0");
    EXPECT_EQ(slices[1].value, "1");
    EXPECT_EQ(slices[1].writer, a);
    EXPECT_EQ(slices[1].when.begin, Instant{3ns});
}

} // namespace
} // namespace core
