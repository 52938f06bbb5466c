#include "core/diagram/diagram.h"
#include "core/diagram/lane_drawing.h"

#include <algorithm>

namespace core {

namespace {

/// The step of the thread in whose box the point lies, on the axis of steps.
std::optional<EventId> stepAt(const Timeline& timeline, LaneRef lane, Instant t)
{
    const auto& steps = timeline.recording->steps();
    const auto step = static_cast<std::size_t>(std::max<std::int64_t>(0, t.time_since_epoch().count() / 2));
    const bool isOwn = timeline.axis == Axis::Steps && lane.kind == LaneKind::Thread && step < steps.size()
        && timeline.recording->threadOf(steps[step]).index() == lane.index;
    return isOwn ? std::optional(steps[step]) : std::nullopt;
}

std::optional<Rect> sliceRect(const Timeline& timeline, const TimeScale& scale, const LaneRow& row, Instant t)
{
    if (row.lane.kind != LaneKind::Thread)
        return std::nullopt;
    const Lane& lane = timeline.threads[row.lane.index];
    const std::size_t i = lane.at(t);
    const Span span = spanOf(scale, lane.slice(i).when);
    const double height = boxHeight(lane.state(i), std::min(22.0, row.body.height - 7));
    if (span.width() < 1 || height <= 0)
        return std::nullopt;
    return boxRect(scale, span, row.body.y + (row.body.height - height) / 2, height);
}

Hit hitLane(const Diagram& diagram, const Timeline& timeline, const LaneRow& row, Point p)
{
    Hit hit{HitPart::Lane, row.lane, {}, {}, {}, {}};
    const TimeScale& scale = *diagram.scale;
    // timeAt rounds to the nearest; what lies under the point has begun at or before it.
    Instant t = scale.timeAt(p.x);
    if (scale.x(t) > p.x)
        t -= Duration{1};
    hit.when = std::clamp(t, timeline.whole.begin, timeline.whole.end);
    const auto step = stepAt(timeline, row.lane, *hit.when);
    hit.event = step ? step : causeAt(timeline, row.lane, *hit.when);
    hit.box = sliceRect(timeline, scale, row, *hit.when);
    return hit;
}

} // namespace

std::optional<Hit> hitTest(const Diagram& diagram, const Timeline& timeline, Point p)
{
    for (const LegendEntry& entry : diagram.legend)
        if (entry.rect.contains(p))
            return Hit{HitPart::Legend, {}, {}, {}, entry.rect, entry.state};
    for (const MarkFlag& flag : diagram.flags)
        if (flag.rect.contains(p))
            return Hit{HitPart::Flag, {}, timeline.marks[flag.first].event, {}, flag.rect, {}};
    if (diagram.ruler.contains(p) && diagram.scale)
        return Hit{HitPart::Ruler, {}, {}, diagram.scale->timeAt(p.x), {}, {}};
    for (const LaneRow& row : diagram.rows) {
        if (row.head.contains(p))
            return Hit{HitPart::Head, row.lane, {}, {}, {}, {}};
        if (row.body.contains(p) && diagram.scale)
            return hitLane(diagram, timeline, row, p);
    }
    return std::nullopt;
}

} // namespace core
