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
constexpr double kNarrowOpacity = 0.6; ///< Between an identity box's edges and its tinted middle.

/// Calls `draw(slice, span)` for each slice in view. Of slices narrower than a pixel only the first of each
/// column of pixels is drawn, as `drawNarrow(slice, span)`, one pixel wide, so that a lane costs no more than
/// its pixels.
template <class SliceType, class Draw, class DrawNarrow>
void forEachInView(const std::vector<SliceType>& slices, const TimeScale& scale, Draw draw,
                   DrawNarrow drawNarrow)
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
        drawNarrow(*slice, Span{column, column + 1});
        const Instant next = scale.timeAt(column + 1);
        slice = std::partition_point(slice + 1, slices.end(),
                                     [&](const SliceType& s) { return s.when.end <= next; });
    }
}

template <class SliceType, class Draw>
void forEachInView(const std::vector<SliceType>& slices, const TimeScale& scale, Draw draw)
{
    forEachInView(slices, scale, draw, draw);
}

/// Collects a lane's slices that are too narrow for boxes.
class RibbonMaker {
public:
    RibbonMaker(const TimeScale& scale, double y, double height, double opacity)
        : m_ribbon{{std::floor(scale.left()), y, std::ceil(scale.right()) - std::floor(scale.left()), height},
                   {},
                   opacity}
    {
    }

    void add(Span column, Role role)
    {
        m_ribbon.columns.resize(static_cast<std::size_t>(m_ribbon.rect.width), Ribbon::kNothing);
        const double at = std::clamp(column.from - m_ribbon.rect.x, 0.0, m_ribbon.rect.width - 1);
        m_ribbon.columns[static_cast<std::size_t>(at)] = role;
    }
    void addTo(Canvas& canvas)
    {
        if (!m_ribbon.columns.empty())
            canvas.add(std::move(m_ribbon));
    }

private:
    Ribbon m_ribbon;
};

void drawIdentity(const LaneContext& context, std::size_t thread, const Rect& rect, bool hatched,
                  std::optional<EventId> cause)
{
    context.canvas.add(IdentityBox{rect, static_cast<std::uint32_t>(thread), hatched, cause,
                                   identityLabel(context.threadName(thread), rect.width, 10.5), 10.5F, 1});
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

/// Bars one above or below the other, the oldest in the first row.
struct QueueRows {
    double first; ///< Upper edge of the first row.
    double pitch; ///< From one row to the next, negative upwards.
    double height;
    std::size_t most = kShownWaiters;
};

void drawQueue(const LaneContext& context, const std::vector<QueueSlice>& queue, const QueueRows& rows)
{
    std::vector<RibbonMaker> narrow;
    for (std::size_t i = 0; i < std::min(rows.most, kShownWaiters); ++i)
        narrow.emplace_back(context.scale, rows.first + static_cast<double>(i) * rows.pitch, rows.height, 1);
    const auto shown = [&](const QueueSlice& slice) {
        return std::min(static_cast<std::size_t>(slice.count), narrow.size());
    };
    forEachInView(
        queue, context.scale,
        [&](const QueueSlice& slice, Span span) {
            for (std::size_t i = 0; i < shown(slice); ++i)
                context.canvas.fill(
                    {span.from, rows.first + static_cast<double>(i) * rows.pitch, span.width(), rows.height},
                    identityRole(slice.first[i]));
        },
        [&](const QueueSlice& slice, Span column) {
            for (std::size_t i = 0; i < shown(slice); ++i)
                narrow[i].add(column, identityRole(slice.first[i]));
        });
    for (RibbonMaker& row : narrow)
        row.addTo(context.canvas);
}

/// From `top` down, in the queue's order.
void drawWaiters(const LaneContext& context, const std::vector<QueueSlice>& queue, double top,
                 const Rect& body)
{
    const auto fitting = static_cast<std::size_t>(std::max(0.0, (body.bottom() - top) / kWaiterPitch));
    drawQueue(context, queue, {top, kWaiterPitch, kWaiterHeight, fitting});
}

/// Who holds a lock, the GIL or a place at a device.
void drawHolders(const LaneContext& context, const std::vector<HolderSlice>& slices, double y, double height)
{
    constexpr double leastWithName = 14;
    RibbonMaker narrow(context.scale, y, height, kNarrowOpacity);
    forEachInView(
        slices, context.scale,
        [&](const HolderSlice& slice, Span span) {
            if (!slice.holder)
                return;
            const Rect rect = boxRect(context.scale, span, y, height);
            if (height >= leastWithName)
                drawIdentity(context, slice.holder->index(), rect, !slice.runs, slice.cause);
            else
                context.canvas.fill(rect, identityRole(slice.holder->index()));
        },
        [&](const HolderSlice& slice, Span column) {
            if (slice.holder)
                narrow.add(column, identityRole(slice.holder->index()));
        });
    narrow.addTo(context.canvas);
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
    const double height = placeHeight(lane);
    double y = body.y + 3;
    for (const std::vector<HolderSlice>& place : lane.places) {
        drawHolders(context, place, y, height - 1);
        y += height;
    }
    drawWaiters(context, lane.queue, y + 2, body);
}

void drawHolderLane(const LaneContext& context, const HolderLane& lane, const Rect& body)
{
    drawHolders(context, lane.slices, body.y + 4, kHolderHeight);
    drawWaiters(context, lane.queue, body.y + 4 + kHolderHeight + 3, body);
    drawRequests(context, lane, body);
}

void drawCoreLane(const LaneContext& context, const CoreLane& lane, const Rect& body)
{
    RibbonMaker narrow(context.scale, body.y + 3, body.height - 6, kNarrowOpacity);
    forEachInView(
        lane.slices, context.scale,
        [&](const CoreSlice& slice, Span span) {
            if (!slice.thread)
                return;
            const Rect rect = boxRect(context.scale, span, body.y + 3, body.height - 6);
            if (slice.switching)
                context.canvas.add(Box{rect, ThreadState::Switching, slice.cause, "", 10.5F, 1});
            else
                drawIdentity(context, slice.thread->index(), rect, false, slice.cause);
        },
        [&](const CoreSlice& slice, Span column) {
            if (slice.thread)
                narrow.add(column, slice.switching ? Role::Switching : identityRole(slice.thread->index()));
        });
    narrow.addTo(context.canvas);
}

void drawReadyLane(const LaneContext& context, const Rect& body)
{
    drawQueue(context, context.timeline.ready,
              {body.bottom() - 3 - kWaiterHeight, -kWaiterPitch, kWaiterHeight});
}

void drawLoopLane(const LaneContext& context, const LoopLane& lane, const Rect& body)
{
    drawQueue(context, lane.slices, {body.bottom() - 3 - kTaskHeight, -kTaskPitch, kTaskHeight});
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
