#include "core/diagram/lane_drawing.h"
#include "core/diagram/theme.h"

namespace core {

namespace {

constexpr double kLeastWidth = 3;
constexpr double kShift = 3; ///< Upwards, so that both edges are seen where the two runs agree.

} // namespace

void drawGhostLane(const LaneContext& context, const Lane& former, const Rect& body)
{
    const Interval visible = context.scale.visible();
    if (visible.end <= former.whole().begin || visible.begin >= former.whole().end)
        return;
    const double tall = std::min(22.0, body.height - 7);
    for (std::size_t i = former.at(visible.begin); i < former.size() && former.begin(i) < visible.end; ++i) {
        const Span span = spanOf(context.scale, {former.begin(i), former.end(i)});
        const double height = boxHeight(former.state(i), tall);
        if (span.width() < kLeastWidth || height <= 0)
            continue;
        const Rect box = boxRect(context.scale, span, body.y + (body.height - height) / 2 - kShift, height);
        context.canvas.add(Outline{{box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1},
                                   Role::ControlBorder,
                                   2.5,
                                   1,
                                   Dash::ShortDashes});
    }
}

} // namespace core
