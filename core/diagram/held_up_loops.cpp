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

/// What lies in view, found once for all lanes.
class HeldUpLoops {
public:
    explicit HeldUpLoops(const LaneContext& context)
        : m_context(context)
        , m_calls(inView(context.timeline.blocking, context.scale))
        , m_tasks(inView(context.timeline.late, context.scale))
    {
    }

    void draw(const LaneRow& row) const
    {
        if (row.lane.kind == LaneKind::Process)
            return drawFlags(row.body, row.lane.index, {});
        if (row.lane.kind != LaneKind::Thread)
            return;
        drawFrames(row);
        drawPins(row);
    }

    /// One beside the other in a band, right of the flags that stand in it; what would overlap is left out.
    void drawFlags(const Rect& band, std::size_t process, const std::vector<MarkFlag>& taken) const
    {
        constexpr Type type{Face::SemiBold, 10.5, false};
        const double height = std::min(18.0, band.height - 1);
        const auto& threads = m_context.timeline.recording->info().threads;
        double free = m_context.scale.left();
        for (const BlockingCall& call : m_calls) {
            const Span span = spanOf(m_context.scale, call.when);
            if (threads[call.loop.index()].process.index() != process || span.width() < kLeastFrame)
                continue;
            const std::string text = "blocks the loop " + late(m_context, call.when);
            const double width = textWidth(text, type) + 14;
            const double x = besideFlags(span.from, width, taken);
            if (x < free || x + width > m_context.scale.right())
                continue;
            const double y = band.y + (band.height - height) / 2;
            m_context.canvas.fill({x, y, width, height}, Role::Error, 4);
            m_context.canvas.text({x + width / 2, baseline(y + height / 2, type.size)}, text, type,
                                  Role::Surface, Anchor::Middle);
            free = x + width + 4;
        }
    }

private:
    static double besideFlags(double x, double width, const std::vector<MarkFlag>& taken)
    {
        for (const MarkFlag& flag : taken)
            if (flag.rect.x < x + width && x < flag.rect.right() + 2)
                x = flag.rect.right() + 2;
        return x;
    }

    /// Around the boxes of the thread and of the task.
    void drawFrames(const LaneRow& row) const
    {
        constexpr double aroundTheBox = 26;
        for (const BlockingCall& call : m_calls) {
            const Span span = spanOf(m_context.scale, call.when);
            if ((call.task.index() != row.lane.index && call.loop.index() != row.lane.index)
                || span.width() < kLeastFrame)
                continue;
            const double y = row.body.y + (row.body.height - aroundTheBox) / 2;
            m_context.canvas.add(
                Outline{{span.from, y, span.width() - 1, aroundTheBox}, Role::Error, 4, 2, Dash::Solid});
        }
    }

    void drawPins(const LaneRow& row) const
    {
        constexpr Type type{Face::SemiBold, 10, false};
        for (const LateTask& task : m_tasks) {
            const Span span = spanOf(m_context.scale, task.when);
            if (task.task.index() != row.lane.index || span.width() < kLeastPin
                || task.when.begin < m_context.scale.visible().begin)
                continue;
            m_context.canvas.vertical(span.from, row.body.y + 4, row.body.bottom() - 4, Role::Error,
                                      Dash::Solid, 1.5);
            m_context.canvas.add(Circle{{span.from, row.body.y + 4}, 3, Role::Error, {}});
            const std::string text = "due, " + late(m_context, task.when) + " late";
            if (textWidth(text, type) + 8 <= span.width())
                m_context.canvas.text({span.from + 6, row.body.y + 6.8}, text, type, Role::Error);
        }
    }

    const LaneContext& m_context;
    std::vector<BlockingCall> m_calls;
    std::vector<LateTask> m_tasks;
};

} // namespace

void drawHeldUpLoops(const LaneContext& context, const std::vector<LaneRow>& rows)
{
    const HeldUpLoops heldUp(context);
    for (const LaneRow& row : rows)
        heldUp.draw(row);
}

void drawHeldUpFlags(const LaneContext& context, const Rect& band, const std::vector<MarkFlag>& taken)
{
    HeldUpLoops(context).drawFlags(band, 0, taken);
}

} // namespace core
