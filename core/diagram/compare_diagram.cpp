#include "core/diagram/compare_diagram.h"

#include "core/diagram/chrome.h"
#include "core/diagram/lane_drawing.h"
#include "core/diagram/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace core {

namespace {

constexpr double kLane = 29;
constexpr double kTitles = 168;
constexpr double kNames = 76;
constexpr double kRight = 104;
constexpr double kAbove = 8; ///< In a strip, over its lanes: the flag of the end has its place there.
constexpr double kLeastStrip = 84;
constexpr double kBehind = 0.07; ///< Room behind the longest run, as a share of it.
constexpr std::size_t kMostLanes = 12;
constexpr Type kTitle{Face::SemiBold, 14, false};
constexpr Type kText{Face::Regular, 11.5, true};
constexpr Type kName{Face::Regular, 11, false};
constexpr Type kFlag{Face::SemiBold, 10.5, true};
constexpr Type kSpeedUp{Face::SemiBold, 20, true};

/// Main only sets a lesson up where it has other threads, and the thread of an event loop is seen in its
/// tasks.
std::vector<std::size_t> shownThreads(const Timeline& timeline)
{
    const auto& threads = timeline.recording->info().threads;
    std::vector<std::size_t> shown;
    for (std::size_t i = 1; i < threads.size(); ++i)
        shown.push_back(i);
    if (shown.empty())
        shown.push_back(0);
    return shown;
}

StateTimes timesOf(const Timeline& timeline)
{
    StateTimes times{};
    for (const std::size_t thread : shownThreads(timeline))
        times = times + timeline.threads[thread].times(timeline.whole);
    return times;
}

Duration executing(const Timeline& timeline)
{
    Duration all{};
    for (std::size_t i = 0; i < timeline.threads.size(); ++i) {
        if (timeline.recording->info().threads[i].isTask)
            continue; // Its time is its thread's.
        all += executingTime(timeline.threads[i].times(timeline.whole));
    }
    return all;
}

class Comparison {
public:
    Comparison(const std::vector<ComparedStrip>& strips, const CompareView& view)
        : m_strips(strips)
        , m_view(view)
        , m_scale(commonPart(strips), view.margin + kTitles + kNames,
                  view.width - 2 * view.margin - kTitles - kNames - kRight)
        , m_canvas(m_picture.diagram.shapes)
    {
    }

    ComparePicture build()
    {
        m_canvas.fill({}, Role::Surface);
        const double inner = m_view.width - 2 * m_view.margin;
        const Ticks ticks = ticksOf(m_scale, UnitAt::EveryLabel);
        double y =
            drawTitle(m_canvas, m_view.title, m_view.caption, {m_view.margin, m_view.margin, inner, 0});
        drawScale(ticks, y);
        y += kRulerHeight;
        for (const ComparedStrip& strip : m_strips)
            y = drawStrip(strip, ticks, y);
        if (m_view.legend)
            y = drawShares(y + 18);
        Diagram& diagram = m_picture.diagram;
        diagram.width = m_view.width;
        diagram.height = y + m_view.margin;
        diagram.shapes.front() = Fill{{0, 0, diagram.width, diagram.height}, Role::Surface, 0, 1};
        return std::move(m_picture);
    }

private:
    static Interval commonPart(const std::vector<ComparedStrip>& strips)
    {
        Instant end{Duration{1}};
        for (const ComparedStrip& strip : strips)
            end = std::max(end, strip.timeline->whole.end);
        const auto behind =
            static_cast<Duration::rep>(static_cast<double>(end.time_since_epoch().count()) * kBehind);
        return {Instant{}, end + Duration{behind}};
    }

    void drawScale(const Ticks& ticks, double y)
    {
        const double right = m_scale.right();
        for (const Tick& tick : ticks.marks) {
            m_canvas.vertical(tick.x, y + (tick.major ? 4 : 18), y + kRulerHeight, Role::BorderStrong);
            if (tick.major && tick.x + 4 + textWidth(tick.label, kText) < right)
                m_canvas.text({tick.x + 4, y + 15}, tick.label, kText, Role::TextSecondary);
        }
    }

    double drawStrip(const ComparedStrip& strip, const Ticks& ticks, double y)
    {
        const Timeline& timeline = *strip.timeline;
        const std::vector<std::size_t> threads = shownThreads(timeline);
        const std::size_t shown = std::min(threads.size(), kMostLanes);
        const bool cut = shown < threads.size();
        const double lanes = kAbove + 10 + static_cast<double>(shown) * kLane + (cut ? 20 : 0) + 6;
        const double height = std::max(kLeastStrip, lanes);
        const Rect area{m_view.margin, y, m_view.width - 2 * m_view.margin, height};
        m_picture.strips.push_back(area);
        m_canvas.horizontal(area.x, area.right(), y, Role::BorderStrong);
        drawGrid(m_canvas, ticks, {m_scale.left(), y + 1, m_scale.width(), height - 1});
        m_canvas.vertical(m_scale.left(), y, y + height, Role::BorderStrong);
        drawTitles(strip, y);
        const TimelineView view;
        const LaneContext context{timeline, view, m_scale, m_canvas};
        double lane = y + kAbove + 10;
        for (std::size_t i = 0; i < shown; ++i, lane += kLane) {
            const std::string name = elidedInTheMiddle(context.threadName(threads[i]), kName, kNames - 14);
            m_canvas.text({m_scale.left() - 8, baseline(lane + kLane / 2, kName.size)}, name, kName,
                          Role::TextSecondary, Anchor::End);
            drawThreadLane(context, threads[i], {m_scale.left(), lane, m_scale.width(), kLane});
        }
        if (cut)
            m_canvas.text({m_scale.left() - 8, lane + 12},
                          "+ " + std::to_string(threads.size() - shown) + " more", kName, Role::TextTertiary,
                          Anchor::End);
        drawEndOf(timeline, y, height);
        drawSpeedUp(timeline, y);
        return y + height;
    }

    void drawTitles(const ComparedStrip& strip, double y)
    {
        const double x = m_view.margin + 2;
        const double room = kTitles - 12;
        m_canvas.text({x, y + 24}, elidedInTheMiddle(strip.title, kTitle, room), kTitle, Role::Text);
        const std::vector<std::string> lines = wrapped(strip.subtitle, kText, room);
        const std::size_t shown = std::min<std::size_t>(lines.size(), 2);
        double below = y + 42;
        for (std::size_t i = 0; i < shown; ++i, below += 15)
            m_canvas.text({x, below}, lines[i] + (i == 1 && lines.size() > 2 ? " …" : ""), kText,
                          Role::TextSecondary);
        const std::array<int, kThreadStates> tenths = shareTenths(timesOf(*strip.timeline));
        double at = x;
        for (std::size_t s = 0; s < kThreadStates; ++s) {
            const double width = 110.0 * tenths[s] / 1000;
            m_canvas.fill({at, below - 4, width, 7}, static_cast<Role>(s));
            at += width;
        }
    }

    void drawEndOf(const Timeline& timeline, double y, double height)
    {
        const double x = m_scale.x(timeline.whole.end);
        m_canvas.vertical(x, y + 3, y + height - 3, Role::Text, Dash::Solid, 1.5);
        const std::string text = durationText(timeline.whole.end - Instant{});
        const double width = textWidth(text, kFlag) + 12;
        const double left = std::min(x, m_scale.right() + kRight - width);
        m_canvas.fill({left, y + 3, width, 17}, Role::Text, 3);
        m_canvas.text({left + width / 2, y + 15}, text, kFlag, Role::Surface, Anchor::Middle);
    }

    void drawSpeedUp(const Timeline& timeline, double y)
    {
        const double x = m_scale.right() + 26;
        const bool first = &timeline == m_strips.front().timeline.get();
        const std::string speedUp = speedUpText(*m_strips.front().timeline, timeline);
        if (timeline.recording->info().outcome.kind != OutcomeKind::Completed) {
            m_canvas.text({x, y + 46}, std::string(nameOf(timeline.recording->info().outcome.kind)), kText,
                          Role::Error);
        } else {
            m_canvas.text({x, y + 42}, speedUp, kSpeedUp, Role::Text);
            m_canvas.text({x, y + 58}, first ? "reference" : "as fast", kText, Role::TextSecondary);
        }
        m_canvas.text({x, y + 73}, "CPU " + durationText(executing(timeline)), kText, Role::TextSecondary);
    }

    /// What the colours mean, with shares of all runs together.
    double drawShares(double y)
    {
        StateTimes all{};
        for (const ComparedStrip& strip : m_strips)
            all = all + timesOf(*strip.timeline);
        const std::array<int, kThreadStates> tenths = shareTenths(all);
        double x = m_view.margin;
        for (std::size_t s = 0; s + 1 < kThreadStates; ++s) {
            const auto state = static_cast<ThreadState>(s);
            if (all[s] <= Duration::zero())
                continue;
            const std::string name(legendName(state));
            const std::string share = numberText(tenths[s] / 10.0, 1) + " %";
            const double width = 24 + textWidth(name, kText) + 6 + textWidth(share, kFlag) + 18;
            if (x > m_view.margin && x + width > m_view.width - m_view.margin) {
                x = m_view.margin;
                y += 20;
            }
            m_canvas.add(Box{{x, y - 7, 17, 14}, state, {}, {}, 10.5F, 1});
            m_canvas.text({x + 24, y + 4}, name, kText, Role::Text);
            m_canvas.text({x + 30 + textWidth(name, kText), y + 4}, share, kFlag, Role::Text);
            x += width;
        }
        return y + 10;
    }

    const std::vector<ComparedStrip>& m_strips;
    const CompareView& m_view;
    TimeScale m_scale;
    ComparePicture m_picture;
    Canvas m_canvas;
};

} // namespace

ComparePicture compareDiagram(const std::vector<ComparedStrip>& strips, const CompareView& view)
{
    return Comparison(strips, view).build();
}

std::string speedUpText(const Timeline& first, const Timeline& run)
{
    const auto length = [](const Timeline& timeline) {
        return static_cast<double>((timeline.whole.end - timeline.whole.begin).count());
    };
    if (run.recording->info().end == Instant{} || length(run) <= 0)
        return "–";
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2f×", length(first) / length(run));
    return text.data();
}

} // namespace core
