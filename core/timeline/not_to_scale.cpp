#include "core/timeline/not_to_scale.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

/// Whether a thread has or wants something to execute; everything else is waiting.
bool isActive(ThreadState state)
{
    switch (state) {
    case ThreadState::Running:
    case ThreadState::RunningNoGil:
    case ThreadState::Ready:
    case ThreadState::WantsGil:
    case ThreadState::Switching:
    case ThreadState::Messaging:
    case ThreadState::Unknown: return true;
    default: return false;
    }
}

struct Change {
    Instant when;
    int active; ///< How many threads more have something to execute from here on.
};

std::vector<Change> changesOf(const Timeline& times)
{
    std::vector<Change> changes;
    for (const Lane& lane : times.threads)
        for (std::size_t i = 0; i < lane.size(); ++i) {
            const int before = i > 0 && isActive(lane.state(i - 1)) ? 1 : 0;
            changes.push_back({lane.begin(i), (isActive(lane.state(i)) ? 1 : 0) - before});
        }
    changes.push_back({times.whole.end, 0});
    std::ranges::sort(changes, {}, &Change::when);
    return changes;
}

/// From one change of any thread to the next, where nobody is active.
std::vector<Interval> waitsOf(const Timeline& times)
{
    std::vector<Interval> waits;
    int active = 0;
    Instant last = times.whole.begin;
    for (const Change& change : changesOf(times)) {
        if (change.when > last && active == 0)
            waits.push_back({last, change.when});
        last = change.when;
        active += change.active;
    }
    return waits;
}

std::vector<Break> breaksOf(const Timeline& times)
{
    constexpr int leastGain = 2; // Else the break costs more attention than the room is worth.
    const std::vector<Interval> waits = waitsOf(times);
    Duration busy = times.whole.length();
    for (const Interval& wait : waits)
        busy -= wait.length();
    if (waits.empty() || busy <= Duration{})
        return {};
    const Duration shown = std::max(Duration{1}, 2 * busy / static_cast<Duration::rep>(waits.size()));
    std::vector<Break> breaks;
    Duration saved{};
    for (const Interval& wait : waits) {
        if (wait.length() / leastGain < shown)
            continue;
        const Instant begin = wait.begin - saved;
        breaks.push_back({wait, {begin, begin + shown}});
        saved += wait.length() - shown;
    }
    return breaks;
}

Instant scaled(Instant t, const Interval& from, const Interval& to)
{
    const double share =
        static_cast<double>((t - from.begin).count()) / static_cast<double>(from.length().count());
    return to.begin + Duration{std::llround(share * static_cast<double>(to.length().count()))};
}

/// Maps by the last break that begins at or before `t`; `from` and `to` are its two sides.
Instant mapped(const std::vector<Break>& breaks, Instant t, Interval Break::*from, Interval Break::*to)
{
    const auto next =
        std::ranges::partition_point(breaks, [&](const Break& b) { return (b.*from).begin <= t; });
    if (next == breaks.begin())
        return t;
    const Break& last = *(next - 1);
    return t < (last.*from).end ? scaled(t, last.*from, last.*to) : (last.*to).end + (t - (last.*from).end);
}

class Mapping {
public:
    explicit Mapping(Timeline& timeline)
        : m_timeline(timeline)
    {
    }

    void apply()
    {
        for (Lane& lane : m_timeline.threads)
            lane = moved(lane);
        for (CoreLane& core : m_timeline.cores)
            moveAll(core.slices);
        for (auto* lanes : {&m_timeline.gils, &m_timeline.locks})
            for (HolderLane& lane : *lanes) {
                moveAll(lane.slices);
                moveAll(lane.queue);
                moveAll(lane.waits);
                moveAll(lane.requests);
            }
        for (DeviceLane& device : m_timeline.devices) {
            for (std::vector<HolderSlice>& place : device.places)
                moveAll(place);
            moveAll(device.queue);
            for (DeviceRequest& request : device.requests)
                request.when = moved(request.when);
        }
        for (VariableLane& variable : m_timeline.variables)
            moveAll(variable.slices);
        moveAll(m_timeline.ready);
        for (LoopLane& lane : m_timeline.loops)
            moveAll(lane.slices);
        moveAll(m_timeline.blocking);
        moveAll(m_timeline.late);
        moveAll(m_timeline.flows);
        moveAll(m_timeline.marks);
        m_timeline.whole = moved(m_timeline.whole);
    }

private:
    Instant moved(Instant t) const { return positionAt(m_timeline, t); }
    Interval moved(Interval when) const { return {moved(when.begin), moved(when.end)}; }

    Lane moved(const Lane& lane) const
    {
        Lane result(moved(lane.whole()), lane.state(0));
        for (std::size_t i = 0; i < lane.size(); ++i)
            if (const auto cause = lane.cause(i))
                result.enter(lane.state(i), moved(lane.begin(i)), *cause);
        result.finish(lane.atEnd());
        return result;
    }

    template <class Thing>
    void moveAll(std::vector<Thing>& things) const
    {
        for (Thing& thing : things)
            thing.when = moved(thing.when);
    }

    Timeline& m_timeline;
};

} // namespace

Timeline notToScale(const Timeline& times)
{
    Timeline timeline = times;
    timeline.axis = Axis::Squeezed;
    timeline.breaks = breaksOf(times);
    Mapping(timeline).apply();
    return timeline;
}

Instant positionAt(const Timeline& timeline, Instant time)
{
    return mapped(timeline.breaks, time, &Break::time, &Break::shown);
}

Instant timeAt(const Timeline& timeline, Instant position)
{
    return mapped(timeline.breaks, position, &Break::shown, &Break::time);
}

Duration lengthOf(const Timeline& timeline, Interval onAxis)
{
    return timeAt(timeline, onAxis.end) - timeAt(timeline, onAxis.begin);
}

StateTimes timesOf(const Timeline& timeline, const Lane& lane, Interval onAxis)
{
    StateTimes times = lane.times(onAxis);
    for (const Break& gap : timeline.breaks) {
        const Interval seen{std::max(gap.shown.begin, onAxis.begin), std::min(gap.shown.end, onAxis.end)};
        if (seen.begin >= seen.end)
            continue; // Nothing changes within a break: its whole length goes to one state.
        times[indexOf(lane.state(lane.at(seen.begin)))] += lengthOf(timeline, seen) - seen.length();
    }
    return times;
}

} // namespace core
