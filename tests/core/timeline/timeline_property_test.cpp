#include "core/timeline/timeline.h"
#include "tests/support/random_recording.h"

#include <algorithm>
#include <functional>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace core {
namespace {

using Numbers = std::vector<std::uint8_t>;

Timeline anyTimeline(Axis axis = Axis::Time)
{
    return timelineOf(test::randomRecording(*rc::gen::resize(400, rc::gen::arbitrary<Numbers>())), axis);
}

template <class SliceType>
void assertGapless(const std::vector<SliceType>& slices, Interval whole)
{
    RC_ASSERT(slices.front().when.begin == whole.begin);
    RC_ASSERT(slices.back().when.end == whole.end);
    for (std::size_t i = 0; i < slices.size(); ++i) {
        RC_ASSERT(slices[i].when.begin < slices[i].when.end);
        if (i > 0)
            RC_ASSERT(slices[i].when.begin == slices[i - 1].when.end);
    }
}

std::vector<Slice> slicesOf(const Lane& lane)
{
    std::vector<Slice> slices;
    for (std::size_t i = 0; i < lane.size(); ++i)
        slices.push_back(lane.slice(i));
    return slices;
}

StateTimes timesByHand(const Lane& lane, Interval window)
{
    StateTimes times{};
    for (const Slice& slice : slicesOf(lane)) {
        const Instant from = std::max(slice.when.begin, window.begin);
        const Instant to = std::min(slice.when.end, window.end);
        if (from < to)
            times[indexOf(slice.state)] += to - from;
    }
    return times;
}

void check(const std::function<void()>& property)
{
    EXPECT_TRUE(rc::check(property));
}

TEST(AnyTimeline, HasLanesWithoutGapsOrEmptySlices)
{
    check([] {
        const Timeline timeline = anyTimeline(*rc::gen::element(Axis::Time, Axis::Steps));
        for (const Lane& lane : timeline.threads)
            assertGapless(slicesOf(lane), timeline.whole);
        for (const CoreLane& lane : timeline.cores)
            assertGapless(lane.slices, timeline.whole);
        for (const auto* lanes : {&timeline.gils, &timeline.locks})
            for (const HolderLane& lane : *lanes) {
                assertGapless(lane.slices, timeline.whole);
                assertGapless(lane.queue, timeline.whole);
            }
    });
}

TEST(AnyTimeline, HasTimesThatAddUpToTheWindow)
{
    check([] {
        const Timeline timeline = anyTimeline();
        const auto point = [&] {
            return timeline.whole.begin
                + Duration{*rc::gen::inRange<Duration::rep>(0, timeline.whole.length().count() + 1)};
        };
        const Instant a = point();
        const Instant b = point();
        const Interval window{std::min(a, b), std::max(a, b)};
        for (const Lane& lane : timeline.threads)
            RC_ASSERT(lane.times(window) == timesByHand(lane, window));
    });
}

TEST(AnyTimeline, LetsNoCoreRunTwoThreads)
{
    check([] {
        const Timeline timeline = anyTimeline();
        Duration executing{};
        for (const Lane& lane : timeline.threads) {
            const StateTimes times = lane.times(timeline.whole);
            executing += times[indexOf(ThreadState::Running)] + times[indexOf(ThreadState::RunningNoGil)]
                + times[indexOf(ThreadState::Switching)];
        }
        Duration busy{};
        for (const CoreLane& lane : timeline.cores)
            busy += busyTime(lane, timeline.whole);
        RC_ASSERT(executing == busy);
    });
}

TEST(AnyTimeline, FindsTheSliceOfAnyMomentFromAnyPlaceBefore)
{
    check([] {
        const Timeline timeline = anyTimeline();
        for (const Lane& lane : timeline.threads)
            for (std::size_t i = 0; i < lane.size(); ++i) {
                const std::size_t from = *rc::gen::inRange<std::size_t>(0, i + 1);
                RC_ASSERT(lane.at(lane.begin(i)) == i);
                RC_ASSERT(lane.at(lane.begin(i), from) == i);
            }
    });
}

TEST(AnyTimeline, HasQueuesThatAgreeWithTheWaits)
{
    check([] {
        const Timeline timeline = anyTimeline();
        for (const HolderLane& lane : timeline.locks)
            for (const QueueSlice& slice : lane.queue) {
                const auto waits = std::ranges::count_if(
                    lane.waits, [&](const Wait& wait) { return wait.when.contains(slice.when.begin); });
                RC_ASSERT(static_cast<std::uint32_t>(waits) == slice.count);
            }
    });
}

} // namespace
} // namespace core
