#include "core/timeline/timeline.h"

#include "core/timeline/blocking.h"
#include "core/timeline/devices.h"
#include "core/timeline/fold.h"
#include "core/timeline/loops.h"
#include "core/timeline/marks.h"
#include "core/timeline/not_to_scale.h"
#include "core/timeline/trace.h"

#include <algorithm>

namespace core {

namespace {

constexpr Instant kStart{};

Instant positionOf(const Recording& recording, Axis axis, EventId event)
{
    if (axis != Axis::Steps)
        return recording.timeOf(event);
    const auto step = std::ranges::lower_bound(recording.steps(), event);
    const bool isStep = step != recording.steps().end() && *step == event;
    return kStart + Duration{2 * (step - recording.steps().begin()) + (isStep ? 1 : 0)};
}

Interval wholeOf(const Recording& recording, Axis axis)
{
    Instant end = kStart + Duration{1};
    if (axis == Axis::Steps)
        return {kStart, std::max(end, kStart + Duration{2 * std::ssize(recording.steps())})};
    if (recording.size() > 0)
        end = std::max(end, recording.timeOf(EventId{recording.size() - 1}));
    return {kStart, std::max(end, recording.info().end)};
}

HolderLane holderLane(std::string name, ProcessId process, std::optional<LockId> lock, Interval whole)
{
    return {std::move(name),
            process,
            lock,
            {HolderSlice{whole, {}, false, {}}},
            {QueueSlice{whole, 0, {}}},
            {},
            {}};
}

Timeline emptyTimeline(std::shared_ptr<const Recording> recording, Axis axis)
{
    const RecordingInfo& info = recording->info();
    Timeline timeline;
    timeline.axis = axis;
    timeline.whole = wholeOf(*recording, axis);
    timeline.threads.assign(info.threads.size(), Lane(timeline.whole, ThreadState::NotAlive));
    for (std::size_t i = 0; i < info.cores; ++i)
        timeline.cores.push_back({CoreId{i}, {CoreSlice{timeline.whole, {}, false, {}}}});
    for (std::size_t i = 0; i < info.processes.size(); ++i)
        if (info.processes[i].hasGil)
            timeline.gils.push_back(holderLane("GIL", ProcessId{i}, {}, timeline.whole));
    for (std::size_t i = 0; i < info.locks.size(); ++i)
        timeline.locks.push_back(
            holderLane(info.locks[i].name, info.locks[i].process, LockId{i}, timeline.whole));
    for (std::size_t i = 0; i < info.variables.size(); ++i)
        timeline.variables.push_back(
            {VariableId{i}, {ValueSlice{timeline.whole, info.variables[i].initial, {}, {}}}});
    timeline.ready.push_back(QueueSlice{timeline.whole, 0, {}});
    timeline.recording = std::move(recording);
    return timeline;
}

/// When a thread lives: its lane begins and ends with the slice in which it does not, if there is one.
Interval lifeOf(const Lane& lane)
{
    const Slice first = lane.slice(0);
    const Slice last = lane.slice(lane.size() - 1);
    return {first.state == ThreadState::NotAlive ? first.when.end : first.when.begin,
            last.state == ThreadState::NotAlive ? last.when.begin : last.when.end};
}

template <class SliceType>
const SliceType& sliceAt(const std::vector<SliceType>& slices, Instant t)
{
    const auto next =
        std::ranges::partition_point(slices, [&](const SliceType& slice) { return slice.when.begin <= t; });
    return next == slices.begin() ? *next : *(next - 1);
}

/// What began last of all that the device is doing.
std::optional<EventId> lastCauseAt(const DeviceLane& lane, Instant t)
{
    std::optional<EventId> last;
    for (const std::vector<HolderSlice>& place : lane.places)
        last = std::max(last, sliceAt(place, t).cause);
    return last;
}

template <class SliceType, class Counts>
Duration timeOf(const std::vector<SliceType>& slices, Interval window, Counts counts)
{
    Duration sum{};
    auto slice =
        std::ranges::partition_point(slices, [&](const SliceType& s) { return s.when.end <= window.begin; });
    for (; slice != slices.end() && slice->when.begin < window.end; ++slice)
        if (counts(*slice))
            sum += std::min(slice->when.end, window.end) - std::max(slice->when.begin, window.begin);
    return sum;
}

} // namespace

std::string_view nameOf(FlowKind kind)
{
    switch (kind) {
    case FlowKind::HandsOverLock: return "hands over lock";
    case FlowKind::HandsOverGil: return "hands over GIL";
    case FlowKind::Wakes: return "wakes";
    case FlowKind::Starts: return "starts";
    case FlowKind::Ends: return "ends";
    }
    return "";
}

Timeline timelineOf(std::shared_ptr<const Recording> recording, Axis axis)
{
    if (axis == Axis::Squeezed)
        return notToScale(timelineOf(std::move(recording), Axis::Time));
    Timeline timeline = emptyTimeline(std::move(recording), axis);
    const Recording& events = *timeline.recording;
    TimelineFold fold(timeline);
    std::int64_t steps = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const EventId id{i};
        const Event event = events.event(id);
        if (axis == Axis::Time) {
            fold.apply(id, event, event.time);
            continue;
        }
        const bool isStep =
            std::holds_alternative<Stepped>(event.what) || std::holds_alternative<Noted>(event.what);
        fold.apply(id, event, kStart + Duration{2 * steps + (isStep ? 1 : 0)});
        steps += isStep ? 1 : 0;
    }
    fold.finish();
    timeline.loops = loopsOf(timeline);
    timeline.devices = devicesOf(timeline);
    if (axis == Axis::Time) {
        timeline.blocking = blockingCallsOf(timeline);
        timeline.late = lateTasksOf(*timeline.recording);
    }
    const Trace trace = traceOf(events);
    timeline.marks = marksOf(timeline, trace);
    if (axis == Axis::Steps)
        timeline.stepWords = stepWords(events, trace);
    return timeline;
}

Interval reachOf(const Timeline& timeline)
{
    const Duration whole = timeline.whole.length();
    Duration room = timeline.axis != Axis::Steps ? whole / 40 : Duration{};
    if (timeline.recording->info().outcome.kind == OutcomeKind::Deadlock)
        room = whole / 6;
    return {timeline.whole.begin, timeline.whole.end + room};
}

Interval openingView(const Timeline& timeline)
{
    const Interval whole = reachOf(timeline);
    Interval lives{whole.end, whole.begin};
    for (std::size_t i = 1; i < timeline.threads.size(); ++i) {
        const Interval life = lifeOf(timeline.threads[i]);
        lives = {std::min(lives.begin, life.begin), std::max(lives.end, life.end)};
    }
    if (timeline.axis == Axis::Steps || lives.begin >= lives.end || lives.length() * 2 > whole.length())
        return whole;
    const Duration margin = lives.length() / 4;
    Instant begin = lives.begin - margin;
    for (const Mark& mark : timeline.marks)
        if (mark.kind == MarkKind::Note)
            begin = std::min(begin, mark.when);
    return {std::max(whole.begin, begin), std::min(whole.end, lives.end + margin)};
}

Instant positionOf(const Timeline& timeline, EventId event)
{
    return positionAt(timeline, positionOf(*timeline.recording, timeline.axis, event));
}

std::optional<EventId> causeAt(const Timeline& timeline, LaneRef lane, Instant t)
{
    switch (lane.kind) {
    case LaneKind::Thread: {
        const Lane& thread = timeline.threads[lane.index];
        return thread.cause(thread.at(t));
    }
    case LaneKind::Gil: return sliceAt(timeline.gils[lane.index].slices, t).cause;
    case LaneKind::Lock: return sliceAt(timeline.locks[lane.index].slices, t).cause;
    case LaneKind::Variable: return sliceAt(timeline.variables[lane.index].slices, t).cause;
    case LaneKind::Core: return sliceAt(timeline.cores[lane.index].slices, t).cause;
    case LaneKind::Device: return lastCauseAt(timeline.devices[lane.index], t);
    case LaneKind::Process:
    case LaneKind::Ready:
    case LaneKind::Loop:
    case LaneKind::LoopQueue:
    case LaneKind::Devices:
    case LaneKind::Cores: return std::nullopt;
    }
    return std::nullopt;
}

Duration heldTime(const HolderLane& lane, Interval window)
{
    return timeOf(lane.slices, window, [](const HolderSlice& s) { return s.holder.has_value(); });
}

/// Places are taken from the first on, so that its gaps may be bridged by others.
Duration servingTime(const DeviceLane& lane, Interval window)
{
    std::vector<Interval> served;
    for (const std::vector<HolderSlice>& place : lane.places)
        for (const HolderSlice& slice : place)
            if (slice.holder && slice.when.begin < window.end && slice.when.end > window.begin)
                served.push_back(
                    {std::max(slice.when.begin, window.begin), std::min(slice.when.end, window.end)});
    std::ranges::sort(served, {}, &Interval::begin);
    Duration sum{};
    Instant until = window.begin;
    for (const Interval& each : served) {
        sum += std::max(Duration{}, each.end - std::max(each.begin, until));
        until = std::max(until, each.end);
    }
    return sum;
}

Duration busyTime(const CoreLane& lane, Interval window)
{
    return timeOf(lane.slices, window, [](const CoreSlice& s) { return s.thread.has_value(); });
}

} // namespace core
