// Lanes that show threads and not states: of locks and the GIL, of cores, of variables.

#include "core/diagram/lane_drawing.h"
#include "core/diagram/words.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr double kHolderHeight = 20;
constexpr double kWaiterHeight = 4;
constexpr double kWaiterPitch = 5.5;
constexpr double kTaskHeight = 12;
constexpr double kTaskPitch = 13.5;
constexpr double kCloseRequests = 6;

/// Calls `draw(slice, span)` for each slice in view. Of slices narrower than a pixel only the first of each
/// column of pixels is drawn, one pixel wide, so that a lane costs no more than its pixels.
template <class SliceType, class Draw>
void forEachInView(const std::vector<SliceType>& slices, const TimeScale& scale, Draw draw)
{
    const Instant begin = scale.visible().begin;
    auto slice =
        std::ranges::partition_point(slices, [&](const SliceType& s) { return s.when.end <= begin; });
    while (slice != slices.end() && slice->when.begin < scale.visible().end) {
        Span span = spanOf(scale, slice->when);
        if (span.width() >= 1) {
            draw(*slice, span);
            ++slice;
            continue;
        }
        const double column = std::floor(span.from);
        draw(*slice, Span{column, column + 1});
        const Instant next = scale.timeAt(column + 1);
        slice = std::partition_point(slice + 1, slices.end(),
                                     [&](const SliceType& s) { return s.when.end <= next; });
    }
}

void drawIdentity(const LaneContext& context, std::size_t thread, const Rect& rect, bool hatched,
                  std::optional<EventId> cause)
{
    if (rect.width <= 1) {
        context.canvas.fill(rect, identityRole(thread), 0, 0.6);
        return;
    }
    context.canvas.add(IdentityBox{rect, static_cast<std::uint32_t>(thread), hatched, cause,
                                   identityLabel(context.threadName(thread), rect.width, 10.5), 10.5F, 1});
}

/// From `top` down, in the queue's order.
void drawWaiters(const LaneContext& context, const std::vector<QueueSlice>& queue, double top,
                 const Rect& body)
{
    const auto rows = static_cast<std::size_t>(std::max(0.0, (body.bottom() - top) / kWaiterPitch));
    forEachInView(queue, context.scale, [&](const QueueSlice& slice, Span span) {
        const std::size_t shown = std::min({static_cast<std::size_t>(slice.count), kShownWaiters, rows});
        for (std::size_t i = 0; i < shown; ++i) {
            const double y = top + static_cast<double>(i) * kWaiterPitch;
            context.canvas.fill({span.from, y, span.width(), kWaiterHeight}, identityRole(slice.first[i]));
        }
    });
}

void drawRequests(const LaneContext& context, const HolderLane& lane, const Rect& body)
{
    const Interval visible = context.scale.visible();
    const double foot = body.y + 4 + kHolderHeight + 1.5;
    double last = -kCloseRequests;
    auto request = std::ranges::lower_bound(lane.requests, visible.begin, {}, &GilRequest::when);
    for (; request != lane.requests.end() && request->when < visible.end; ++request) {
        const double x = context.scale.x(request->when);
        if (x - last < kCloseRequests)
            continue;
        last = x;
        context.canvas.add(
            Polygon{{{x - 4, foot}, {x + 4, foot}, {x, foot - 6.5}}, Role::Text, true, 1, Role::Lane});
    }
}

/// Who waits, one above the other, the oldest at the bottom.
void drawQueue(const LaneContext& context, const std::vector<QueueSlice>& queue, const Rect& body,
               double height, double pitch)
{
    forEachInView(queue, context.scale, [&](const QueueSlice& slice, Span span) {
        const std::size_t shown = std::min(static_cast<std::size_t>(slice.count), kShownWaiters);
        for (std::size_t i = 0; i < shown; ++i) {
            const double y = body.bottom() - 3 - height - static_cast<double>(i) * pitch;
            context.canvas.fill({span.from, y, span.width(), height}, identityRole(slice.first[i]));
        }
    });
}

/// The more a device serves at once, the lower each is; the lowest have no names.
double placeHeight(const DeviceLane& lane)
{
    constexpr double inAll = 56;
    return std::clamp(inAll / static_cast<double>(lane.places.size()), kWaiterHeight, kHolderHeight);
}

bool isQueued(const DeviceLane& lane)
{
    return std::ranges::any_of(lane.queue, [](const QueueSlice& slice) { return slice.count > 0; });
}

} // namespace

double deviceLaneHeight(const DeviceLane& lane)
{
    constexpr double margins = 6;
    constexpr double queue = 18;
    return margins + static_cast<double>(lane.places.size()) * placeHeight(lane)
        + (isQueued(lane) ? queue : 0);
}

void drawDeviceLane(const LaneContext& context, const DeviceLane& lane, const Rect& body)
{
    constexpr double leastWithName = 14;
    const double height = placeHeight(lane);
    double y = body.y + 3;
    for (const std::vector<HolderSlice>& place : lane.places) {
        forEachInView(place, context.scale, [&](const HolderSlice& slice, Span span) {
            if (!slice.holder)
                return;
            const Rect rect = boxRect(context.scale, span, y, height - 1);
            if (height >= leastWithName)
                drawIdentity(context, slice.holder->index(), rect, false, slice.cause);
            else
                context.canvas.fill(rect, identityRole(slice.holder->index()));
        });
        y += height;
    }
    drawWaiters(context, lane.queue, y + 2, body);
}

void drawHolderLane(const LaneContext& context, const HolderLane& lane, const Rect& body)
{
    forEachInView(lane.slices, context.scale, [&](const HolderSlice& slice, Span span) {
        if (slice.holder)
            drawIdentity(context, slice.holder->index(),
                         boxRect(context.scale, span, body.y + 4, kHolderHeight), !slice.runs, slice.cause);
    });
    drawWaiters(context, lane.queue, body.y + 4 + kHolderHeight + 3, body);
    drawRequests(context, lane, body);
}

void drawCoreLane(const LaneContext& context, const CoreLane& lane, const Rect& body)
{
    forEachInView(lane.slices, context.scale, [&](const CoreSlice& slice, Span span) {
        if (!slice.thread)
            return;
        const Rect rect = boxRect(context.scale, span, body.y + 3, body.height - 6);
        if (slice.switching)
            context.canvas.add(Box{rect, ThreadState::Switching, slice.cause, "", 10.5F, 1});
        else
            drawIdentity(context, slice.thread->index(), rect, false, slice.cause);
    });
}

void drawReadyLane(const LaneContext& context, const Rect& body)
{
    drawQueue(context, context.timeline.ready, body, kWaiterHeight, kWaiterPitch);
}

void drawLoopLane(const LaneContext& context, const LoopLane& lane, const Rect& body)
{
    drawQueue(context, lane.slices, body, kTaskHeight, kTaskPitch);
}

void drawVariableLane(const LaneContext& context, const VariableLane& lane, const Rect& body)
{
    constexpr Type type{Face::Mono, 11.5, false};
    forEachInView(lane.slices, context.scale, [&](const ValueSlice& slice, Span span) {
        const Rect rect = boxRect(context.scale, span, body.y + 5, body.height - 10);
        context.canvas.fill(rect, Role::Sunken, 2);
        if (rect.width >= 3)
            context.canvas.add(Outline{
                {rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1}, Role::BorderStrong, 2, 1, {}});
        if (slice.writer && slice.when.begin >= context.scale.visible().begin)
            context.canvas.fill({rect.x, rect.y, std::min(3.0, rect.width), rect.height},
                                identityRole(slice.writer->index()));
        if (slice.value.size() <= 256 && textWidth(slice.value, type) + 10 <= rect.width)
            context.canvas.text({rect.x + rect.width / 2 + 1, baseline(rect.y + rect.height / 2, type.size)},
                                slice.value, type, Role::Text, Anchor::Middle);
    });
}

} // namespace core
