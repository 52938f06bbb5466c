#include "core/diagram/timeline_diagram.h"

#include <gtest/gtest.h>
#include <numeric>

namespace core {
namespace {

using namespace std::chrono_literals;

/// A thread that is on a core and ready in turns, each for a `part` of `length`, on the only core.
Timeline inTurns(Duration length, std::int64_t parts)
{
    RecordingInfo info;
    info.cores = 1;
    info.processes.push_back({"python", std::nullopt, false});
    info.threads.push_back({"Main", ProcessId{0}, std::nullopt, false});
    Timeline timeline;
    timeline.whole = {Instant{}, Instant{length}};
    Lane lane(timeline.whole, ThreadState::Ready);
    CoreLane core{CoreId{0}, {}};
    for (std::int64_t i = 0; i < parts; ++i) {
        const Interval when{Instant{length / parts * i}, Instant{length / parts * (i + 1)}};
        const bool runs = i % 2 == 0;
        lane.enter(runs ? ThreadState::Running : ThreadState::Ready, when.begin, EventId{0});
        core.slices.push_back({when, runs ? std::optional(ThreadId{0}) : std::nullopt, false, EventId{0}});
    }
    lane.finish();
    timeline.threads.push_back(std::move(lane));
    timeline.cores.push_back(std::move(core));
    timeline.recording = std::make_shared<const Recording>(std::move(info), EventLog{});
    return timeline;
}

Diagram drawn(const Timeline& timeline)
{
    TimelineView view;
    view.visible = timeline.whole;
    view.width = 800;
    view.height = 200;
    return timelineDiagram(timeline, view);
}

template <class OneShape>
std::vector<OneShape> all(const Diagram& diagram)
{
    std::vector<OneShape> found;
    for (const Shape& shape : diagram.shapes)
        if (const auto* one = std::get_if<OneShape>(&shape))
            found.push_back(*one);
    return found;
}

TEST(NarrowSlices, FillTheirColumnHoweverLongItLasts)
{
    for (const Duration length : {Duration{1ms}, Duration{1s}, Duration{20min}, Duration{24h * 365 * 100}}) {
        const auto slices = all<Slices>(drawn(inTurns(length, 40'000)));

        ASSERT_EQ(slices.size(), 1U);
        ASSERT_GT(slices[0].mixtures.size(), 400U);
        for (const Strip::Shares& shares : slices[0].mixtures) {
            EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0), 255, 2) << length.count();
            EXPECT_NEAR(shares[indexOf(ThreadState::Running)], 128, 10) << length.count();
        }
    }
}

TEST(NarrowSlices, OfHoldersAreOneRibbonWithTheHolderOfEachColumn)
{
    const Diagram diagram = drawn(inTurns(1s, 40'000));
    const auto ribbons = all<Ribbon>(diagram);

    ASSERT_EQ(ribbons.size(), 1U);
    EXPECT_TRUE(all<IdentityBox>(diagram).empty());
    for (const double x : {0.0, 100.0, ribbons[0].rect.width - 5}) {
        const Role role = ribbons[0].columns[static_cast<std::size_t>(x)];
        EXPECT_TRUE(role == identityRole(0) || role == Ribbon::kNothing);
    }
    EXPECT_NE(std::ranges::find(ribbons[0].columns, identityRole(0)), ribbons[0].columns.end());
}

TEST(NarrowSlices, AreSeenHoweverShortTheyAre)
{
    Timeline timeline = inTurns(1s, 1);
    Lane lane(timeline.whole, ThreadState::Ready);
    lane.enter(ThreadState::Io, Instant{500ms}, EventId{0});
    lane.enter(ThreadState::Ready, Instant{500ms + 1us}, EventId{0});
    lane.finish();
    timeline.threads[0] = lane;

    std::size_t seen = 0;
    for (const Slices& slices : all<Slices>(drawn(timeline)))
        for (const Strip::Shares& shares : slices.mixtures)
            seen += shares[indexOf(ThreadState::Io)] > 0 ? 1 : 0;
    EXPECT_EQ(seen, 1U);
}

} // namespace
} // namespace core
