#include "core/diagram/timeline_diagram.h"

#include "core/diagram/chrome.h"
#include "core/diagram/lane_drawing.h"
#include "core/diagram/rows.h"
#include "core/diagram/theme.h"
#include "core/diagram/ticks.h"
#include "core/diagram/words.h"

#include <algorithm>

namespace core {

namespace {

constexpr double kRightOfLanes = 8;

/// In the picture of waits, what is no wait is pale.
TimelineView withDefaults(TimelineView view)
{
    if (view.lanes == LaneChoice::Waits && view.only.empty())
        view.only = {ThreadState::Ready,    ThreadState::WantsGil, ThreadState::WaitsLock, ThreadState::Io,
                     ThreadState::Sleeping, ThreadState::Awaiting, ThreadState::Waiting};
    return view;
}

class TimelineLayout {
public:
    TimelineLayout(const Timeline& timeline, TimelineView view)
        : m_timeline(timeline)
        , m_view(withDefaults(std::move(view)))
        , m_isPicture(m_view.frame == Frame::Picture)
        , m_canvas(m_diagram.shapes)
        , m_planned(plannedRows(timeline, m_view))
        , m_margin(m_isPicture ? kMargin : 0)
        , m_head(headWidth(timeline, m_view, m_planned))
    {
        m_diagram.width = m_view.width;
        m_diagram.lanesHeight = m_planned.empty() ? 0 : m_planned.back().y + m_planned.back().height;
        const double left = m_margin + m_head;
        const double right = m_isPicture ? m_view.width - m_margin : m_view.width - kRightOfLanes;
        m_diagram.scale.emplace(m_view.visible, left, right - left);
    }

    Diagram build() { return m_isPicture ? buildPicture() : buildWindow(); }

private:
    const TimeScale& scale() const { return *m_diagram.scale; }

    Diagram buildWindow()
    {
        const double top = m_view.ruler ? kRulerHeight : 0;
        const double bottom = m_view.legend ? kLegendHeight : 0;
        m_diagram.height = m_view.height.value_or(top + m_diagram.lanesHeight + bottom);
        m_lanes = {0, top, m_view.width, m_diagram.height - top - bottom};
        m_canvas.fill({0, 0, m_diagram.width, m_diagram.height}, Role::Lane);
        m_canvas.fill({0, top, m_head, m_lanes.height}, Role::LaneHeader);
        const Ticks ticks = ticksOf(scale(), m_timeline, UnitAt::EveryLabel);
        drawLanes(ticks);
        m_canvas.vertical(m_head - 0.5, 0, m_lanes.bottom(), Role::BorderStrong);
        if (m_view.ruler) {
            m_diagram.flags = placedFlags(m_timeline, scale(), 2);
            drawRuler(m_canvas, ticks, scale(), m_head, m_view.width, m_diagram.flags);
            m_diagram.ruler = {m_head, 0, m_view.width - m_head, kRulerHeight};
            drawFlags(m_canvas, m_timeline, m_diagram.flags);
            drawEndFlag();
        }
        m_diagram.legend =
            drawLegend(m_canvas, m_timeline, m_view, {0, m_lanes.bottom(), m_view.width, kLegendHeight});
        return std::move(m_diagram);
    }

    Diagram buildPicture()
    {
        m_canvas.fill({}, Role::Surface);
        const double inner = m_view.width - 2 * m_margin;
        double top = drawTitle(m_canvas, m_view.title, m_view.caption, {m_margin, m_margin, inner, 0});
        const bool hasEnd =
            scale().x(m_timeline.whole.end) < scale().right() && m_timeline.axis != Axis::Steps;
        const bool hasFlags = !m_timeline.marks.empty() || namesBlockingAboveLanes();
        const double band = hasFlags ? kFlagHeight : hasEnd ? 12 : 0;
        m_lanes = {m_margin, top + band, inner, m_diagram.lanesHeight};
        const double legend = legendHeight(m_timeline, m_view, inner);
        const double axis = m_view.ruler ? kAxisHeight : 0;
        const double natural = m_lanes.bottom() + 6 + axis + legend + m_margin;
        m_diagram.height = std::max(m_view.height.value_or(natural), natural);
        m_diagram.shapes[0] = Fill{{0, 0, m_diagram.width, m_diagram.height}, Role::Surface, 0, 1};
        const Ticks ticks = ticksOf(scale(), m_timeline, UnitAt::FirstLabel);
        drawLanes(ticks);
        m_diagram.flags = placedFlags(m_timeline, scale(), m_lanes.y - kFlagHeight);
        drawFlags(m_canvas, m_timeline, m_diagram.flags);
        if (namesBlockingAboveLanes())
            drawHeldUpFlags({m_timeline, m_view, scale(), m_canvas},
                            {scale().left(), m_lanes.y - kFlagHeight, scale().width(), kFlagHeight},
                            m_diagram.flags);
        if (m_view.ruler)
            drawAxis(m_canvas, ticks, scale(), m_lanes.bottom() + 4);
        m_diagram.legend =
            drawLegend(m_canvas, m_timeline, m_view, {m_margin, m_lanes.bottom() + 6 + axis, inner, legend});
        return std::move(m_diagram);
    }

    /// Where there are rows of processes, it stands in them.
    bool namesBlockingAboveLanes() const
    {
        return !m_timeline.blocking.empty() && std::ranges::none_of(m_planned, [](const PlannedRow& row) {
            return row.lane.kind == LaneKind::Process;
        });
    }

    /// The rows that are in view, with their places on the screen.
    void placeRows()
    {
        for (const PlannedRow& planned : m_planned) {
            const double y = m_lanes.y + planned.y - (m_isPicture ? 0 : m_view.scroll);
            if (y + planned.height <= m_lanes.y || y >= m_lanes.bottom())
                continue;
            const Rect head{m_lanes.x, y, m_head, planned.height};
            m_diagram.rows.push_back(
                {planned.lane, head, {head.right(), y, scale().width(), planned.height}});
        }
    }

    void drawLanes(const Ticks& ticks)
    {
        placeRows();
        drawGrids(ticks);
        const LaneContext context{m_timeline, m_view, scale(), m_canvas};
        for (const LaneRow& row : m_diagram.rows) {
            if (isGroup(row.lane.kind) && !m_isPicture)
                m_canvas.fill({0, row.head.y, m_view.width, row.head.height}, Role::Sunken);
            if (!m_isPicture)
                m_canvas.horizontal(0, m_view.width, row.head.bottom() - 0.5, Role::Border);
            drawBody(context, row);
            drawHead(m_canvas, m_timeline, m_view, row);
        }
        drawHeldUpLoops(context, m_diagram.rows);
        const double top = m_diagram.rows.empty() ? m_lanes.y : m_diagram.rows.front().head.y;
        const double bottom = m_diagram.rows.empty() ? m_lanes.y : m_diagram.rows.back().head.bottom();
        drawEnd(m_canvas, m_timeline, m_view, scale(), top, m_isPicture ? m_lanes.bottom() + 4 : bottom);
        drawBreaks(m_diagram.shapes, m_timeline, scale(), {top, bottom},
                   m_isPicture ? Role::Surface : Role::Lane);
        drawFade(top, bottom);
    }

    /// One grid for each run of lanes between groups.
    void drawGrids(const Ticks& ticks)
    {
        if (m_isPicture)
            return drawGrid(m_canvas, ticks,
                            {scale().left(), m_lanes.y, scale().width(), m_lanes.height + 4});
        Rect area{scale().left(), 0, m_view.width - scale().left(), 0};
        for (const LaneRow& row : m_diagram.rows) {
            if (!isGroup(row.lane.kind)) {
                area.y = area.height == 0 ? row.body.y : area.y;
                area.height = row.body.bottom() - area.y;
                continue;
            }
            if (area.height > 0)
                drawGrid(m_canvas, ticks, area);
            area.height = 0;
        }
        if (area.height > 0)
            drawGrid(m_canvas, ticks, area);
    }

    void drawBody(const LaneContext& context, const LaneRow& row)
    {
        switch (row.lane.kind) {
        case LaneKind::Thread: return drawThread(context, row);
        case LaneKind::Gil: return drawHolder(context, m_timeline.gils[row.lane.index], row.body);
        case LaneKind::Lock: return drawHolder(context, m_timeline.locks[row.lane.index], row.body);
        case LaneKind::Variable:
            return drawVariableLane(context, m_timeline.variables[row.lane.index], row.body);
        case LaneKind::Core: return drawCoreLane(context, m_timeline.cores[row.lane.index], row.body);
        case LaneKind::Device: return drawDeviceLane(context, m_timeline.devices[row.lane.index], row.body);
        case LaneKind::Ready: return drawReadyLane(context, row.body);
        case LaneKind::LoopQueue: return drawLoopLane(context, m_timeline.loops[row.lane.index], row.body);
        case LaneKind::Process:
        case LaneKind::Loop:
        case LaneKind::Devices:
        case LaneKind::Cores: return;
        }
    }

    void drawThread(const LaneContext& context, const LaneRow& row)
    {
        drawGhost(context, row);
        drawThreadLane(context, row.lane.index, row.body);
        drawMissedDeadlines(row);
        const ThreadState last = m_timeline.threads[row.lane.index].atEnd();
        if (!isDeadEndInView() || last == ThreadState::NotAlive)
            return;
        const double end = scale().x(m_timeline.whole.end);
        const double height = boxHeight(last, 22);
        const Rect never{end + 3, row.body.y + (row.body.height - height) / 2, scale().right() - end - 3,
                         height};
        m_canvas.add(Box{never, last, {}, height > 12 && never.width > 44 ? "never" : "", 10.5F, 0.28F});
        if (last == ThreadState::WaitsLock)
            m_canvas.fill({end, never.y, 3, height}, Role::Error);
    }

    /// A line where the deadline was, and a cross under the lane.
    void drawMissedDeadlines(const LaneRow& row)
    {
        const auto begin =
            std::ranges::lower_bound(m_timeline.marks, scale().visible().begin, {}, &Mark::when);
        for (auto mark = begin; mark != m_timeline.marks.end() && mark->when <= scale().visible().end;
             ++mark) {
            if (mark->kind != MarkKind::MissedDeadline
                || m_timeline.recording->threadOf(mark->event).index() != row.lane.index)
                continue;
            const double x = scale().x(mark->when);
            const double bottom = row.body.bottom() - 2;
            m_canvas.vertical(x, row.body.y + 2, bottom, Role::Error, Dash::Solid, 2);
            for (const double side : {-1.0, 1.0})
                m_canvas.add(
                    Line{{x - 3.5 * side, bottom - 7}, {x + 3.5 * side, bottom}, Role::Error, 2, {}, 1});
        }
    }

    void drawGhost(const LaneContext& context, const LaneRow& row)
    {
        const std::size_t thread = row.lane.index;
        if (m_view.ghost != nullptr && thread < m_view.ghost->threads.size()
            && m_view.ghost->recording->info().threads[thread].name == context.threadName(thread))
            drawGhostLane(context, m_view.ghost->threads[thread], row.body);
    }

    /// Whoever holds something in a deadlock keeps it for ever.
    void drawHolder(const LaneContext& context, const HolderLane& lane, const Rect& body)
    {
        drawHolderLane(context, lane, body);
        const auto& holder = lane.slices.back().holder;
        if (!isDeadEndInView() || !holder)
            return;
        const double end = scale().x(m_timeline.whole.end) + 3;
        const Rect never{end, body.y + 4, scale().right() - end, 20};
        m_canvas.add(IdentityBox{never, static_cast<std::uint32_t>(holder->index()), true, std::nullopt,
                                 identityLabel(context.threadName(holder->index()), never.width, 10.5), 10.5F,
                                 0.45F});
    }

    bool isDeadEndInView() const
    {
        const double end = scale().x(m_timeline.whole.end);
        return m_timeline.recording->info().outcome.kind == OutcomeKind::Deadlock && end > scale().left()
            && end + 4 < scale().right();
    }

    /// The ruler says how a run ended that did not end well.
    void drawEndFlag()
    {
        constexpr Type type{Face::SemiBold, 10.5, false};
        constexpr double besideTheCursors = 36;
        const OutcomeKind kind = m_timeline.recording->info().outcome.kind;
        const double x = scale().x(m_timeline.whole.end) + besideTheCursors;
        if (kind != OutcomeKind::Deadlock || x < scale().left())
            return;
        const std::string text(nameOf(kind));
        const double width = textWidth(text, type) + 14;
        if (x + width > m_view.width)
            return;
        m_canvas.fill({x, 3, width, 17}, Role::Error, 4);
        m_canvas.text({x + width / 2, 15}, text, type, Role::Surface, Anchor::Middle);
    }

    void drawFade(double top, double bottom)
    {
        if (!m_view.fadeAfter)
            return;
        const double x = std::max(scale().x(*m_view.fadeAfter), scale().left());
        if (x < scale().right())
            m_canvas.fill({x, top, scale().right() - x, bottom - top}, Role::Lane, 0, 0.55);
    }

    const Timeline& m_timeline;
    TimelineView m_view;
    bool m_isPicture;
    Diagram m_diagram;
    Canvas m_canvas;
    std::vector<PlannedRow> m_planned;
    double m_margin;
    double m_head;
    Rect m_lanes;
};

} // namespace

Diagram timelineDiagram(const Timeline& timeline, const TimelineView& view)
{
    return TimelineLayout(timeline, view).build();
}

} // namespace core
