#include "core/diagram/canvas.h"
#include "core/diagram/lane_drawing.h"
#include "core/timeline/not_to_scale.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr double kRight = 8;

Strip mixture(const Lane& lane, const TimeScale& scale, const Rect& rect)
{
    Strip strip{rect, {}, 0};
    std::size_t i = lane.at(scale.visible().begin);
    const double end = std::min(rect.right(), scale.x(lane.whole().end));
    for (double x = rect.x; x < end; ++x) {
        const Interval when{scale.timeAt(x), std::min(scale.timeAt(x + 1), lane.whole().end)};
        const std::size_t last = lane.at(when.end, i);
        Strip::Shares shares{};
        if (last == i && lane.begin(i) <= when.begin) {
            if (lane.state(i) != ThreadState::NotAlive)
                shares[indexOf(lane.state(i))] = 255;
        } else {
            const StateTimes times = lane.times(when);
            const auto whole = static_cast<double>(std::max<std::int64_t>(1, when.length().count()));
            for (std::size_t s = 0; s + 1 < kThreadStates; ++s)
                shares[s] = static_cast<std::uint8_t>(
                    std::min(255.0, static_cast<double>(times[s].count()) / whole * 255 + 0.5));
        }
        strip.columns.push_back(shares);
        i = last;
    }
    strip.rect.width = static_cast<double>(strip.columns.size());
    return strip;
}

void drawWindow(Canvas& canvas, Span window, const TimeScale& scale, double height)
{
    canvas.fill({scale.left(), 1, std::max(0.0, window.from - scale.left()), height - 2}, Role::Sunken, 0,
                0.62);
    canvas.fill({window.to, 1, std::max(0.0, scale.right() - window.to), height - 2}, Role::Sunken, 0, 0.62);
    canvas.add(Outline{{window.from, 1.5, window.width(), height - 3}, Role::Text, 3, 1.5, Dash::Solid});
    for (const double x : {window.from, window.to}) {
        const Rect handle{x - 2.5, height / 2 - 6, 5, 12};
        canvas.fill(handle, Role::Raised, 2);
        canvas.add(Outline{handle, Role::Text, 2, 1.3, Dash::Solid});
    }
}

} // namespace

Diagram overviewDiagram(const Timeline& timeline, double width, double height, double headWidth)
{
    Diagram diagram;
    diagram.width = width;
    diagram.height = height;
    diagram.scale.emplace(reachOf(timeline), headWidth, width - headWidth - kRight);
    const TimeScale& scale = *diagram.scale;
    Canvas canvas(diagram.shapes);
    canvas.fill({0, 0, width, height}, Role::Sunken);
    const double pitch =
        (height - 8) / static_cast<double>(std::max<std::size_t>(1, timeline.threads.size()));
    const auto step = static_cast<std::size_t>(std::max(1.0, std::ceil(1 / pitch)));
    for (std::size_t i = 0; i < timeline.threads.size(); i += step) {
        const Rect row{headWidth, 4 + static_cast<double>(i) * pitch, scale.width(),
                       std::max(1.0, pitch - 1)};
        canvas.add(mixture(timeline.threads[i], scale, row));
    }
    canvas.text({12, height / 2 + 4}, "Overview", {Face::Regular, 11.5, false}, Role::TextSecondary);
    const std::string length = timeline.axis == Axis::Steps
        ? std::to_string(timeline.whole.length().count() / 2) + " steps"
        : durationText(lengthOf(timeline, timeline.whole));
    canvas.text({headWidth - 12, height / 2 + 4}, length, {Face::Regular, 11, true}, Role::TextTertiary,
                Anchor::End);
    canvas.horizontal(0, width, height - 0.5, Role::Border);
    return diagram;
}

Diagram overviewWindow(const Timeline& timeline, Interval visible, double width, double height,
                       double headWidth)
{
    Diagram diagram;
    diagram.width = width;
    diagram.height = height;
    diagram.scale.emplace(reachOf(timeline), headWidth, width - headWidth - kRight);
    Canvas canvas(diagram.shapes);
    drawWindow(canvas, spanOf(*diagram.scale, visible), *diagram.scale, height);
    return diagram;
}

} // namespace core
