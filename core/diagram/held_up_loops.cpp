// What a task's blocking call does to the others of its event loop.

#include "core/diagram/lane_drawing.h"
#include "core/diagram/words.h"
#include "core/timeline/not_to_scale.h"

#include <algorithm>

namespace core {

namespace {

constexpr double kLeastFrame = 6;
constexpr double kLeastPin = 6;            ///< From due to gone on.
constexpr std::size_t kMostInView = 2'000; ///< More of them are narrower than a pixel.

/// Those that touch the visible interval and are not too many to be seen; `all` is sorted by begin.
template <class Thing>
std::vector<Thing> inView(const std::vector<Thing>& all, const TimeScale& scale)
{
    std::vector<Thing> seen;
    for (const Thing& thing : all) {
        if (thing.when.begin >= scale.visible().end || seen.size() > kMostInView)
            break;
        if (thing.when.end > scale.visible().begin)
            seen.push_back(thing);
    }
    return seen.size() > kMostInView ? std::vector<Thing>() : seen;
}

std::string late(const LaneContext& context, Interval when)
{
    return durationText(lengthOf(context.timeline, when));
}

/// Around the boxes of the thread and of the task.
void drawFrames(const LaneContext& context, const LaneRow& row)
{
    constexpr double aroundTheBox = 26;
    for (const BlockingCall& call : inView(context.timeline.blocking, context.scale)) {
        const Span span = spanOf(context.scale, call.when);
        if ((call.task.index() != row.lane.index && call.loop.index() != row.lane.index)
            || span.width() < kLeastFrame)
            continue;
        const double y = row.body.y + (row.body.height - aroundTheBox) / 2;
        context.canvas.add(
            Outline{{span.from, y, span.width() - 1, aroundTheBox}, Role::Error, 4, 2, Dash::Solid});
    }
}

void drawPins(const LaneContext& context, const LaneRow& row)
{
    constexpr Type type{Face::SemiBold, 10, false};
    for (const LateTask& task : inView(context.timeline.late, context.scale)) {
        const Span span = spanOf(context.scale, task.when);
        if (task.task.index() != row.lane.index || span.width() < kLeastPin
            || task.when.begin < context.scale.visible().begin)
            continue;
        context.canvas.vertical(span.from, row.body.y + 4, row.body.bottom() - 4, Role::Error, Dash::Solid,
                                1.5);
        context.canvas.add(Circle{{span.from, row.body.y + 4}, 3, Role::Error, {}});
        const std::string text = "due, " + late(context, task.when) + " late";
        if (textWidth(text, type) + 8 <= span.width())
            context.canvas.text({span.from + 6, row.body.y + 6.8}, text, type, Role::Error);
    }
}

/// One beside the other; what would overlap is left out.
void drawFlags(const LaneContext& context, const LaneRow& row)
{
    constexpr Type type{Face::SemiBold, 10.5, false};
    constexpr double height = 18;
    const auto& threads = context.timeline.recording->info().threads;
    double free = context.scale.left();
    for (const BlockingCall& call : inView(context.timeline.blocking, context.scale)) {
        const Span span = spanOf(context.scale, call.when);
        if (threads[call.loop.index()].process.index() != row.lane.index || span.width() < kLeastFrame)
            continue;
        const std::string text = "blocks the loop " + late(context, call.when);
        const double width = textWidth(text, type) + 14;
        if (span.from < free || span.from + width > context.scale.right())
            continue;
        const double y = row.body.y + (row.body.height - height) / 2;
        context.canvas.fill({span.from, y, width, height}, Role::Error, 4);
        context.canvas.text({span.from + width / 2, baseline(y + height / 2, type.size)}, text, type,
                            Role::Surface, Anchor::Middle);
        free = span.from + width + 4;
    }
}

} // namespace

void drawHeldUpLoops(const LaneContext& context, const LaneRow& row)
{
    if (row.lane.kind == LaneKind::Process)
        return drawFlags(context, row);
    if (row.lane.kind != LaneKind::Thread)
        return;
    drawFrames(context, row);
    drawPins(context, row);
}

} // namespace core
