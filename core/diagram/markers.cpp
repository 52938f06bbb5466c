#include "core/diagram/markers.h"

#include "core/diagram/chrome.h"
#include "core/timeline/not_to_scale.h"

#include <algorithm>

namespace core {

namespace {

constexpr Type kFlag{Face::SemiBold, 10.5, true};
constexpr double kShares = 60; ///< Width of the bar of shares.

void shade(Canvas& canvas, const Diagram& base, Interval when)
{
    const Span span = spanOf(*base.scale, when);
    const auto [top, end] = lanesBetween(base);
    if (span.width() > 0)
        canvas.fill({span.from, top, span.width(), end - top}, Role::Range);
}

void drawMarker(Canvas& canvas, const Diagram& base, Instant at, const std::string& name)
{
    const double x = base.scale->x(at);
    if (x < base.scale->left() || x > base.scale->right())
        return;
    const auto [top, end] = lanesBetween(base);
    canvas.vertical(x, top, end, Role::Cursor);
    canvas.fill({x - 7, 2, 14, 15}, Role::Cursor, 3);
    canvas.text({x, 13.2}, name, kFlag, Role::CursorHalo, Anchor::Middle);
}

/// The states' shares of the time of all threads between the markers.
void drawShares(Canvas& canvas, const Timeline& timeline, Interval between, double x)
{
    StateTimes sum{};
    for (const Lane& lane : timeline.threads)
        sum = sum + timesOf(timeline, lane, between);
    const auto alive = static_cast<double>(aliveTime(sum).count());
    for (std::size_t s = 0; s + 1 < kThreadStates && alive > 0; ++s) {
        const double width = static_cast<double>(sum[s].count()) / alive * kShares;
        if (width <= 0)
            continue;
        canvas.fill({x, 7, width, 6}, static_cast<Role>(s));
        x += width;
    }
}

void drawDistance(Canvas& canvas, const Timeline& timeline, const Diagram& base, Interval between)
{
    const Span span = spanOf(*base.scale, between);
    const Duration length = lengthOf(timeline, between);
    const std::string text = "Δ\u2009"
        + (timeline.axis != Axis::Steps ? durationText(length)
                                        : std::to_string(length.count() / 2) + " steps");
    const double words = textWidth(text, kFlag);
    if (span.width() < words + 30)
        return;
    const bool hasShares = span.width() > words + kShares + 50;
    const double whole = words + (hasShares ? kShares + 8 : 0);
    const double left = (span.from + span.to - whole) / 2;
    canvas.fill({span.from + 7, 3, span.width() - 14, 14}, Role::Header);
    canvas.horizontal(span.from + 9, left - 6, 10, Role::Text);
    canvas.horizontal(left + whole + 6, span.to - 9, 10, Role::Text);
    canvas.text({left, 13.2}, text, kFlag, Role::Text);
    if (hasShares)
        drawShares(canvas, timeline, between, left + words + 8);
}

} // namespace

Span lanesBetween(const Diagram& base)
{
    const double top = base.ruler.height > 0 ? base.ruler.bottom() : 0;
    const double bottom = base.rows.empty() ? base.height : base.rows.back().head.bottom();
    return {top, std::min(bottom, base.legend.empty() ? base.height : base.legend.front().rect.y)};
}

void drawMarkers(Canvas& canvas, const Timeline& timeline, const Diagram& base, const Overlay& overlay)
{
    if (overlay.range)
        shade(canvas, base, *overlay.range);
    const auto& a = overlay.markerA;
    const auto& b = overlay.markerB;
    if (a && b) {
        const Interval between{std::min(*a, *b), std::max(*a, *b)};
        shade(canvas, base, between);
        drawDistance(canvas, timeline, base, between);
    }
    if (a)
        drawMarker(canvas, base, *a, "A");
    if (b)
        drawMarker(canvas, base, *b, "B");
}

} // namespace core
