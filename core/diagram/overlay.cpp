// Cursor, selection, hover and flows: drawn over a timeline without redrawing it.

#include "core/diagram/canvas.h"
#include "core/diagram/chrome.h"
#include "core/diagram/lane_drawing.h"
#include "core/diagram/markers.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr std::size_t kMostArrows = 24;
constexpr Type kFlagType{Face::SemiBold, 10.5, true};

class OverlayLayout {
public:
    OverlayLayout(const Timeline& timeline, const Diagram& base)
        : m_timeline(timeline)
        , m_base(base)
        , m_canvas(m_diagram.shapes)
    {
        m_diagram.width = base.width;
        m_diagram.height = base.height;
        m_diagram.scale = base.scale;
    }

    Diagram build(const Overlay& overlay)
    {
        drawMarkers(m_canvas, m_timeline, m_base, overlay);
        if (overlay.hovered)
            if (const auto rect = placeOf(*overlay.hovered))
                m_canvas.add(Outline{{rect->x + 0.25, rect->y + 0.25, rect->width - 0.5, rect->height - 0.5},
                                     Role::Text,
                                     2.5,
                                     1.5,
                                     Dash::Solid});
        if (overlay.selected)
            drawSelection(*overlay.selected);
        drawArrows(overlay);
        if (overlay.cursor)
            drawCursor(*overlay.cursor);
        return std::move(m_diagram);
    }

private:
    const TimeScale& scale() const { return *m_base.scale; }

    const LaneRow* rowOf(LaneRef lane) const
    {
        const auto row = std::ranges::find(m_base.rows, lane, &LaneRow::lane);
        return row == m_base.rows.end() ? nullptr : &*row;
    }
    const LaneRow* rowOf(ThreadId thread) const
    {
        return rowOf({LaneKind::Thread, static_cast<std::uint32_t>(thread.index())});
    }

    /// Where the slice that an event began, or lies in, is drawn in its thread's lane.
    std::optional<Rect> placeOf(EventId event) const
    {
        const ThreadId thread = m_timeline.recording->threadOf(event);
        const LaneRow* row = rowOf(thread);
        if (!row)
            return std::nullopt;
        const Lane& lane = m_timeline.threads[thread.index()];
        const Slice slice = lane.slice(lane.at(positionOf(m_timeline, event)));
        const Span span = spanOf(scale(), slice.when);
        const double height = boxHeight(slice.state, std::min(22.0, row->body.height - 7));
        if (span.width() < 0 || height <= 0)
            return std::nullopt;
        return boxRect(scale(), span, row->body.y + (row->body.height - height) / 2, height);
    }

    void drawSelection(EventId event)
    {
        const auto rect = placeOf(event);
        if (!rect)
            return;
        const Rect around{rect->x - 1, rect->y - 1, rect->width + 2, rect->height + 2};
        m_canvas.add(Outline{around, Role::ArrowHalo, 4, 4, Dash::Solid});
        m_canvas.add(Outline{around, Role::Selection, 3.5, 2, Dash::Solid});
    }

    void drawArrows(const Overlay& overlay)
    {
        std::size_t drawn = 0;
        for (const auto& event : {overlay.selected, overlay.hovered, overlay.cursor}) {
            if (!event)
                continue;
            const auto flow = std::ranges::find(m_timeline.flows, *event, &Flow::event);
            if (flow != m_timeline.flows.end() && drawn < kMostArrows) {
                drawArrow(*flow);
                ++drawn;
            }
        }
        if (overlay.selected)
            drawEnding(*overlay.selected);
    }

    /// The flow that ended the selected wait.
    void drawEnding(EventId event)
    {
        const ThreadId thread = m_timeline.recording->threadOf(event);
        const Lane& lane = m_timeline.threads[thread.index()];
        const Slice slice = lane.slice(lane.at(positionOf(m_timeline, event)));
        const auto last = std::ranges::upper_bound(m_timeline.flows, slice.when.end, {}, &Flow::when);
        for (auto flow = last; flow != m_timeline.flows.begin();) {
            --flow;
            if (flow->when < slice.when.end)
                return;
            if (flow->to == thread && flow->event != event)
                return drawArrow(*flow);
        }
    }

    void drawArrow(const Flow& flow)
    {
        const LaneRow* from = rowOf(flow.from);
        const LaneRow* to = rowOf(flow.to);
        const double x = scale().x(flow.when);
        if (!from || !to || from == to || x < scale().left() || x > scale().right())
            return;
        const bool down = from->body.y < to->body.y;
        const double half = 9;
        const double y1 = from->body.y + from->body.height / 2 + (down ? half : -half);
        const double y2 = to->body.y + to->body.height / 2 - (down ? half - 1 : 1 - half);
        const double base = down ? y2 - 8 : y2 + 8;
        m_canvas.vertical(x, y1, base, Role::ArrowHalo, Dash::Solid, 5);
        m_canvas.vertical(x, y1, base, Role::Arrow, Dash::Solid, 1.8);
        m_canvas.add(
            Polygon{{{x, y2}, {x - 4.5, base}, {x + 4.5, base}}, Role::Arrow, true, 1.5, Role::ArrowHalo});
        m_canvas.add(Circle{{x, y1}, 3, Role::Arrow, Role::ArrowHalo});
        const std::string text(nameOf(flow.kind));
        const double width = textWidth(text, kFlagType) + 10;
        if (std::abs(y2 - y1) < 30 || x + 7 + width > scale().right())
            return;
        const double middle = (y1 + y2) / 2;
        m_canvas.fill({x + 7, middle - 8, width, 16}, Role::Arrow, 3);
        m_canvas.text({x + 12, baseline(middle, 10.5)}, text, kFlagType, Role::ArrowHalo);
    }

    std::string cursorText(EventId event) const
    {
        const Recording& recording = *m_timeline.recording;
        if (m_timeline.axis == Axis::Steps) { // What comes behind the last step still belongs to it.
            const auto step = positionOf(m_timeline, event).time_since_epoch().count() / 2 + 1;
            return "step " + std::to_string(std::min(step, std::ssize(recording.steps())));
        }
        const Instant when = recording.timeOf(event);
        const auto& steps = recording.steps();
        const auto at = [&](EventId id) { return recording.timeOf(id); };
        const auto first = std::ranges::lower_bound(steps, when, {}, at);
        const auto last = std::ranges::upper_bound(steps, when, {}, at);
        const auto mine = std::find(first, last, event);
        std::string text = instantText(when);
        if (last - first > 1 && mine != last)
            text += " · " + std::to_string(mine - first + 1) + "/" + std::to_string(last - first);
        return text;
    }

    void drawCursor(EventId event)
    {
        const double x = scale().x(positionOf(m_timeline, event));
        if (x < scale().left() || x > scale().right())
            return;
        const auto [top, end] = lanesBetween(m_base);
        if (m_timeline.axis == Axis::Steps)
            drawStepBand(event, top, end);
        else
            drawCursorLine(x, top, end);
        if (m_base.ruler.height <= 0)
            return;
        const std::string text = cursorText(event);
        const double width = textWidth(text, kFlagType) + 12;
        const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, m_base.width - width));
        m_canvas.fill({left, 1, width, 17}, Role::Cursor, 4);
        m_canvas.text({left + width / 2, 13.2}, text, kFlagType, Role::CursorHalo, Anchor::Middle);
        m_canvas.add(Polygon{{{x - 4, 18}, {x + 4, 18}, {x, 22}}, Role::Cursor, true, 1, {}});
    }

    void drawCursorLine(double x, double top, double end)
    {
        m_canvas.add(Line{{x, top}, {x, end}, Role::CursorHalo, 4, Dash::Solid, 0.8});
        m_canvas.vertical(x, top, end, Role::Cursor, Dash::Solid, 1.5);
    }

    /// A step is as wide as its column; a line through its middle would hide its words.
    void drawStepBand(EventId event, double top, double end)
    {
        const Duration last{2 * std::ssize(m_timeline.recording->steps()) - 2};
        const auto position = std::min(positionOf(m_timeline, event).time_since_epoch(), last + Duration{1});
        const Instant begin{position - position % 2};
        const Span column = spanOf(scale(), {begin, begin + Duration{2}});
        m_canvas.fill({column.from, top, column.width(), end - top}, Role::Range);
        for (const double x : {column.from, column.to})
            m_canvas.vertical(x, top, end, Role::ControlBorder);
    }

    const Timeline& m_timeline;
    const Diagram& m_base;
    Diagram m_diagram;
    Canvas m_canvas;
};

} // namespace

Diagram overlayDiagram(const Timeline& timeline, const Diagram& base, const Overlay& overlay)
{
    return OverlayLayout(timeline, base).build(overlay);
}

} // namespace core
