#include "app/document/boxes.h"

#include <algorithm>

namespace app {

namespace {

/// The box in which a thread is at an instant, by the event that began it.
Moment boxAt(const Run& run, core::ThreadId thread, core::Instant when)
{
    const core::Lane& lane = run.times->threads[thread.index()];
    return lane.cause(lane.at(when));
}

core::Interval intervalOf(const Run& run, core::EventId event)
{
    const core::Lane& lane = run.times->threads[run.recording->threadOf(event).index()];
    return lane.slice(lane.at(run.recording->timeOf(event))).when;
}

} // namespace

Moment neighbourInLane(const Run& run, core::EventId event, int direction)
{
    const core::Lane& lane = run.times->threads[run.recording->threadOf(event).index()];
    const std::size_t at = lane.at(run.recording->timeOf(event));
    const bool exists = direction > 0 ? at + 1 < lane.size() : at > 0;
    return exists ? lane.cause(direction > 0 ? at + 1 : at - 1) : std::nullopt;
}

Moment neighbourLane(const Run& run, core::EventId event, int direction)
{
    const core::Instant when = run.recording->timeOf(event);
    const auto count = static_cast<std::ptrdiff_t>(run.times->threads.size());
    auto thread = static_cast<std::ptrdiff_t>(run.recording->threadOf(event).index()) + direction;
    for (; thread >= 0 && thread < count; thread += direction) {
        if (const Moment box = boxAt(run, core::ThreadId{static_cast<std::size_t>(thread)}, when))
            return box;
    }
    return std::nullopt;
}

Moment causeOfBox(const Run& run, core::EventId event)
{
    const core::Instant begin = intervalOf(run, event).begin;
    const core::ThreadId thread = run.recording->threadOf(event);
    const auto& flows = run.times->flows;
    const auto flow =
        std::ranges::find_if(flows, [&](const core::Flow& f) { return f.to == thread && f.when == begin; });
    return flow == flows.end() ? std::nullopt : boxAt(run, flow->from, flow->when);
}

Moment effectOfBox(const Run& run, core::EventId event)
{
    const core::Interval box = intervalOf(run, event);
    const core::ThreadId thread = run.recording->threadOf(event);
    const auto& flows = run.times->flows;
    const auto flow = std::ranges::find_if(flows, [&](const core::Flow& f) {
        return f.from == thread && f.when >= box.begin && f.when <= box.end;
    });
    return flow == flows.end() ? std::nullopt : Moment{flow->event};
}

} // namespace app
