// The names of lanes at their left, with their shares of the visible window.

#include "core/diagram/rows.h"

#include "core/diagram/captions.h"
#include "core/diagram/theme.h"
#include "core/timeline/not_to_scale.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr double kLeastHead = 168;
constexpr double kMostHead = 240;
constexpr double kNameAt = 41;
constexpr double kThreadNameAt = 35;
constexpr double kShareBar = 46;
constexpr double kShareText = 48; ///< Room for "100 %" and the margin at its right.
constexpr double kPictureGap = 16;
constexpr Type kName{Face::SemiBold, 12.5, false};
constexpr Type kPlainName{Face::Regular, 12, false};
constexpr Type kCode{Face::Mono, 12, false};
constexpr Type kFigure{Face::Regular, 11, true};
constexpr Type kGroupName{Face::SemiBold, 11.5, false};

Type typeOf(LaneKind kind)
{
    switch (kind) {
    case LaneKind::Variable: return kCode;
    case LaneKind::Ready:
    case LaneKind::Core: return kPlainName;
    default: return kName;
    }
}

std::string percent(Duration part, Duration whole)
{
    const double share =
        whole > Duration{} ? static_cast<double>(part.count()) / static_cast<double>(whole.count()) : 0;
    return std::to_string(std::lround(share * 100)) + "\u2009%";
}

/// Of a process: its name where it has one of its own, and what runs it.
std::string processWords(const RecordingInfo& info, std::size_t process)
{
    const auto runtime = info.settings.find("runtime");
    const std::string runs = runtime == info.settings.end() ? std::string() : runtimeName(runtime->second);
    const std::string name =
        process > 0 && process < info.processes.size() ? info.processes[process].name : "";
    return name.empty() || runs.empty() ? name + runs : name + ", " + runs;
}

/// What the tasks in a loop's queue wait for.
std::string_view purposeOf(LoopQueue queue)
{
    switch (queue) {
    case LoopQueue::Ready: return "due, wait for the loop";
    case LoopQueue::Timers: return "sleeping tasks";
    case LoopQueue::Io: return "asked of the selector";
    }
    return "";
}

/// What a head holds besides the lane's name.
double roomBesideName(LaneKind kind)
{
    constexpr double held = 72; // "held 100 %" and its margins.
    switch (kind) {
    case LaneKind::Thread: return kThreadNameAt + kShareText; // The bar is the first to go.
    case LaneKind::Gil:
    case LaneKind::Lock: return kNameAt + held;
    case LaneKind::Variable: return kNameAt + 12;
    case LaneKind::LoopQueue:
    case LaneKind::Device: return 24 + held;
    default: return 24 + kShareText;
    }
}

/// The part of the visible window in which there is a recording.
Interval recorded(const Timeline& timeline, Interval visible)
{
    const Instant begin = std::clamp(visible.begin, timeline.whole.begin, timeline.whole.end);
    return {begin, std::clamp(visible.end, begin, timeline.whole.end)};
}

class Head {
public:
    Head(Canvas& canvas, const Timeline& timeline, const TimelineView& view, const LaneRow& row)
        : m_canvas(canvas)
        , m_timeline(timeline)
        , m_row(row)
        , m_window(recorded(timeline, view.visible))
        , m_isPicture(view.frame == Frame::Picture)
        , m_name(laneName(timeline, row.lane))
    {
    }

    void draw()
    {
        const LaneKind kind = m_row.lane.kind;
        if (isGroup(kind))
            return drawGroup();
        if (m_isPicture)
            return drawInPicture();
        switch (kind) {
        case LaneKind::Thread: return drawThread();
        case LaneKind::Gil: return drawHolder(m_timeline.gils[m_row.lane.index]);
        case LaneKind::Lock: return drawHolder(m_timeline.locks[m_row.lane.index]);
        case LaneKind::Variable: return drawVariable();
        case LaneKind::LoopQueue: return drawLoopQueue(m_timeline.loops[m_row.lane.index]);
        case LaneKind::Device: return drawDevice(m_timeline.devices[m_row.lane.index]);
        default: return drawCore();
        }
    }

private:
    double left() const { return m_row.head.x; }
    double right() const { return m_row.head.right(); }
    double middle() const { return m_row.head.y + m_row.head.height / 2; }

    void name(double x, double y, const Type& type, double room)
    {
        m_canvas.text({left() + x, y}, elidedInTheMiddle(m_name, type, room), type, Role::Text);
    }

    void figure(const std::string& text, double y)
    {
        m_canvas.text({right() - 12, y}, text, kFigure, Role::TextSecondary, Anchor::End);
    }

    void drawGroup()
    {
        const double x = left() + (m_isPicture ? 0 : 24);
        if (!m_isPicture)
            m_canvas.add(Polygon{
                {{left() + 9, middle() - 1.5}, {left() + 12.5, middle() + 2}, {left() + 16, middle() - 1.5}},
                Role::TextSecondary,
                false,
                1.5,
                {}});
        m_canvas.text({x, middle() + 4}, m_name, kGroupName, Role::Text);
        const RecordingInfo& info = m_timeline.recording->info();
        const LaneKind kind = m_row.lane.kind;
        const std::string sub = kind == LaneKind::Process ? processWords(info, m_row.lane.index)
            : kind == LaneKind::Loop                      ? info.threads[m_row.lane.index].name
            : kind == LaneKind::Devices                   ? std::to_string(m_timeline.devices.size())
                                                          : std::to_string(m_timeline.cores.size());
        constexpr Type type{Face::Regular, 11, false};
        const double begin = x + textWidth(m_name, kGroupName) + 8;
        m_canvas.text({begin, middle() + 4},
                      m_isPicture ? sub : elidedInTheMiddle(sub, type, right() - begin - 8), type,
                      Role::TextTertiary);
    }

    void drawInPicture()
    {
        const bool isThread = m_row.lane.kind == LaneKind::Thread;
        const LaneKind kind = m_row.lane.kind;
        const bool isHolder = kind == LaneKind::Gil || kind == LaneKind::Lock || kind == LaneKind::Device;
        const double y = isHolder ? m_row.head.y + 14 : middle();
        const Type type = typeOf(m_row.lane.kind);
        if (isThread)
            m_canvas.fill({right() - 12, middle() - 8, 4, 16}, identityRole(m_row.lane.index), 2);
        const double end = right() - kPictureGap;
        m_canvas.text({end, baseline(y, type.size)},
                      elidedInTheMiddle(m_name, type, m_row.head.width - kPictureGap), type, Role::Text,
                      Anchor::End);
    }

    void drawThread()
    {
        m_canvas.fill({left() + 24, middle() - 8, 4, 16}, identityRole(m_row.lane.index), 2);
        const StateTimes times = timesOf(m_timeline, m_timeline.threads[m_row.lane.index], m_window);
        const double forText = m_row.head.width - kThreadNameAt - kShareText;
        const bool hasBar = textWidth(m_name, kName) + 8 + kShareBar <= forText;
        name(kThreadNameAt, middle() + 4.2, kName, hasBar ? forText - kShareBar - 8 : forText);
        if (hasBar)
            drawShareBar(times);
        figure(percent(executingTime(times), lengthOf(m_timeline, m_window)), middle() + 4);
    }

    void drawShareBar(const StateTimes& times)
    {
        double x = right() - kShareText - kShareBar + 2;
        m_canvas.fill({x, middle() - 3, kShareBar, 6}, Role::Sunken, 1);
        const auto alive = static_cast<double>(aliveTime(times).count());
        for (std::size_t s = 0; s + 1 < kThreadStates && alive > 0; ++s) {
            const double width = static_cast<double>(times[s].count()) / alive * kShareBar;
            if (width <= 0)
                continue;
            m_canvas.fill({x, middle() - 3, width, 6}, static_cast<Role>(s));
            x += width;
        }
    }

    /// The real share of the visible window, of which `timeIn` gives the positions on the axis.
    template <class TimeIn>
    std::string shareOf(TimeIn timeIn) const
    {
        Duration time = timeIn(m_window);
        for (const Break& gap : m_timeline.breaks) {
            const Interval seen{std::max(gap.shown.begin, m_window.begin),
                                std::min(gap.shown.end, m_window.end)};
            if (seen.begin < seen.end && timeIn(seen) > Duration{}) // Nothing changes within it.
                time += lengthOf(m_timeline, seen) - seen.length();
        }
        return percent(time, lengthOf(m_timeline, m_window));
    }

    void drawHolder(const HolderLane& lane)
    {
        const double y = m_row.head.y;
        drawPadlock({left() + 22, y + 6});
        const std::string held = "held " + shareOf([&](Interval window) { return heldTime(lane, window); });
        name(kNameAt, y + 18, kName, m_row.head.width - kNameAt - 20 - textWidth(held, kFigure));
        figure(held, y + 18);
        m_canvas.text({left() + kNameAt, y + 35}, "waiters", {Face::Regular, 10.5, false},
                      Role::TextTertiary);
    }

    void drawPadlock(Point at)
    {
        m_canvas.add(Outline{{at.x + 1.5, at.y + 5.5, 10, 7}, Role::TextSecondary, 1.5, 1.4, Dash::Solid});
        m_canvas.add(Polygon{{{at.x + 3.5, at.y + 5.5},
                              {at.x + 3.5, at.y + 3.6},
                              {at.x + 4.4, at.y + 1.5},
                              {at.x + 6.5, at.y + 0.6},
                              {at.x + 8.6, at.y + 1.5},
                              {at.x + 9.5, at.y + 3.6},
                              {at.x + 9.5, at.y + 5.5}},
                             Role::TextSecondary,
                             false,
                             1.4,
                             {}});
    }

    void drawVariable()
    {
        m_canvas.add(Label{{left() + 24, middle() + 4},
                           "x",
                           {Face::Medium, 13, false},
                           Role::TextSecondary,
                           Anchor::Start,
                           1,
                           true,
                           std::nullopt});
        name(kNameAt, middle() + 4.2, kCode, m_row.head.width - kNameAt - 12);
    }

    void drawLoopQueue(const LoopLane& lane)
    {
        const double y = m_row.head.y;
        const std::uint32_t most = std::ranges::max(lane.slices, {}, &QueueSlice::count).count;
        const std::string figures = "at most " + std::to_string(most);
        name(24, y + 19, kName, m_row.head.width - 24 - 20 - textWidth(figures, kFigure));
        figure(figures, y + 19);
        m_canvas.text({left() + 24, y + 36}, std::string(purposeOf(lane.queue)), {Face::Regular, 10.5, false},
                      Role::TextTertiary);
    }

    void drawDevice(const DeviceLane& lane)
    {
        const bool isOneRow = m_row.head.height < 32;
        const double y = isOneRow ? middle() + 4.2 : m_row.head.y + 17;
        const std::string busy =
            "busy " + shareOf([&](Interval window) { return servingTime(lane, window); });
        name(24, y, kName, m_row.head.width - 24 - 20 - textWidth(busy, kFigure));
        figure(busy, y);
        if (isOneRow)
            return;
        const int capacity = m_timeline.recording->info().devices[lane.device.index()].capacity;
        m_canvas.text({left() + 24, y + 17},
                      capacity == 1 ? std::string("waiters") : std::to_string(capacity) + " at once; waiters",
                      {Face::Regular, 10.5, false}, Role::TextTertiary);
    }

    void drawCore()
    {
        name(24, middle() + 4.2, kPlainName, m_row.head.width - 24 - kShareText);
        if (m_row.lane.kind == LaneKind::Ready)
            return;
        const CoreLane& lane = m_timeline.cores[m_row.lane.index];
        figure(shareOf([&](Interval window) { return busyTime(lane, window); }), middle() + 4);
    }

    Canvas& m_canvas;
    const Timeline& m_timeline;
    const LaneRow& m_row;
    Interval m_window;
    bool m_isPicture;
    std::string m_name;
};

} // namespace

double headWidth(const Timeline& timeline, const TimelineView& view, const std::vector<PlannedRow>& rows)
{
    if (view.headWidth)
        return *view.headWidth;
    const bool isPicture = view.frame == Frame::Picture;
    double widest = 0;
    for (const PlannedRow& row : rows) {
        const std::string name = laneName(timeline, row.lane).substr(0, 256);
        const double beside = isPicture ? 0 : roomBesideName(row.lane.kind);
        if (!isGroup(row.lane.kind))
            widest = std::max(widest, textWidth(name, typeOf(row.lane.kind)) + beside);
    }
    if (isPicture)
        return std::min(std::ceil(widest) + kPictureGap, kMostHead);
    return std::clamp(std::ceil(widest), kLeastHead, kMostHead);
}

double headWidth(const Timeline& timeline)
{
    const TimelineView view;
    return headWidth(timeline, view, plannedRows(timeline, view));
}

void drawHead(Canvas& canvas, const Timeline& timeline, const TimelineView& view, const LaneRow& row)
{
    Head(canvas, timeline, view, row).draw();
}

} // namespace core
