// A thread's lane. Where slices are narrower than a pixel, the columns of pixels they lie in show the true
// mixture of states instead; where they get wide enough again, boxes go on. The change happens for each run
// of such slices by itself, so that nothing jumps while one zooms.

#include "core/diagram/lane_drawing.h"
#include "core/diagram/theme.h"
#include "core/diagram/words.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace core {

namespace {

constexpr double kFewest = 1;        ///< A box is at least so wide; else it is part of a mixture.
constexpr double kLeastLockWait = 2; ///< A wait for a lock is seen however short it is.
constexpr double kLockMarkShare = 1.0 / 3;
constexpr double kLongestLockMark = 8; ///< Where waits are that frequent, the mixture shows them.
constexpr double kLeastStep = 24;

/// A part of a whole in 255ths, rounded, and at least 1 where there is anything. Without a division and
/// without a jump, since a view has tens of thousands of columns of eleven states.
class ShareOf {
public:
    explicit ShareOf(Duration::rep whole)
        : m_whole(whole)
        , m_shift(std::max(0, static_cast<int>(std::bit_width(static_cast<std::uint64_t>(whole))) - 30))
        , m_factor((std::uint64_t{255} << kFraction) / static_cast<std::uint64_t>(whole >> m_shift))
    {
    }
    bool fits(Duration::rep whole) const { return whole == m_whole; }
    std::uint8_t operator()(Duration::rep part) const
    {
        constexpr std::uint64_t half = std::uint64_t{1} << (kFraction - 1);
        const std::uint64_t share =
            ((static_cast<std::uint64_t>(part) >> m_shift) * m_factor + half) >> kFraction;
        return static_cast<std::uint8_t>(
            std::min<std::uint64_t>(255, share + static_cast<std::uint64_t>(share == 0 && part > 0)));
    }

private:
    static constexpr int kFraction = 24;

    Duration::rep m_whole;
    int m_shift;
    std::uint64_t m_factor;
};

class ThreadLane {
public:
    ThreadLane(const LaneContext& context, std::size_t thread, const Rect& body)
        : m_context(context)
        , m_scale(context.scale)
        , m_lane(context.timeline.threads[thread])
        , m_thread(thread)
        , m_body(body)
        , m_tall(std::min(22.0, body.height - 7))
    {
    }

    void draw()
    {
        const Interval visible = m_scale.visible();
        if (visible.end <= m_lane.whole().begin || visible.begin >= m_lane.whole().end)
            return;
        std::size_t i = m_lane.at(visible.begin);
        while (i < m_lane.size() && m_lane.begin(i) < visible.end) {
            const Span span = spanOf(m_scale, {m_lane.begin(i), m_lane.end(i)});
            if (span.width() < kFewest) {
                i = drawMixture(i, span.from);
                continue;
            }
            drawSlice(i, span);
            ++i;
        }
        drawLockMarks();
    }

private:
    double top(double height) const { return m_body.y + (m_body.height - height) / 2; }
    double middle() const { return m_body.y + m_body.height / 2; }

    float opacityOf(ThreadState state) const
    {
        const auto& only = m_context.view.only;
        return only.empty() || only.contains(state) ? 1.0F : 0.28F;
    }

    void drawSlice(std::size_t i, Span span)
    {
        const ThreadState state = m_lane.state(i);
        if (state == ThreadState::NotAlive)
            return drawAbsence(i, span);
        if (m_context.timeline.axis == Axis::Steps && executes(state) && 2 / m_scale.perPixel() >= kLeastStep)
            return drawSteps(i);
        const Duration length = m_lane.end(i) - m_lane.begin(i);
        addBox(span, state, m_lane.cause(i), labelFor(state, length, span.width()));
    }

    std::string labelFor(ThreadState state, Duration length, double width) const
    {
        const bool isTime = m_context.timeline.axis == Axis::Time;
        return boxLabel(state, length, width, 10.5, m_context.view.letters, isTime);
    }

    void addBox(Span span, ThreadState state, std::optional<EventId> cause, std::string label)
    {
        if (state == ThreadState::WaitsLock && span.width() < kLeastLockWait)
            span.to = span.from + kLeastLockWait;
        const double height = boxHeight(state, m_tall);
        m_context.canvas.add(Box{boxRect(m_scale, span, top(height), height), state, cause, std::move(label),
                                 10.5F, opacityOf(state)});
    }

    /// Not yet started or ended: a dotted line; an end has a mark.
    void drawAbsence(std::size_t i, Span span)
    {
        const bool ended = i > 0;
        const double from = ended ? span.from + 5 : span.from;
        if (from < span.to)
            m_context.canvas.horizontal(from, span.to, middle(), Role::BorderStrong, Dash::Dots);
        if (ended && m_lane.begin(i) >= m_scale.visible().begin)
            m_context.canvas.fill({span.from + 1, middle() - 6, 3, 12}, Role::Text, 1);
    }

    /// On the axis of steps a slice on a core falls into one box for each step.
    void drawSteps(std::size_t i)
    {
        const auto& steps = m_context.timeline.recording->steps();
        const Interval slice{std::max(m_lane.begin(i), m_scale.visible().begin),
                             std::min(m_lane.end(i), m_scale.visible().end)};
        for (auto k = slice.begin.time_since_epoch().count() / 2; Instant{Duration{2 * k}} < slice.end; ++k) {
            const auto step = static_cast<std::size_t>(k);
            const Interval place{std::max(Instant{Duration{2 * k}}, m_lane.begin(i)),
                                 std::min(Instant{Duration{2 * k + 2}}, m_lane.end(i))};
            const Span span = spanOf(m_scale, place);
            const bool own = step < steps.size()
                && m_context.timeline.recording->threadOf(steps[step]).index() == m_thread;
            const auto event = own ? std::optional(steps[step]) : m_lane.cause(i);
            addBox(span, m_lane.state(i), event, own ? stepLabel(step, span.width()) : std::string());
        }
    }

    std::string stepLabel(std::size_t step, double width) const
    {
        const std::string& words = m_context.timeline.stepWords[step];
        for (const std::string& text :
             {words, words.substr(0, words.find(" ←")), words.substr(0, words.find(' '))})
            if (textWidth(text, {Face::SemiBold, 10.5, false}) + 8 <= width)
                return text;
        return "";
    }

    /// Draws the columns from `x` on up to the next slice that is wide enough for a box; returns that one.
    std::size_t drawMixture(std::size_t i, double x)
    {
        const std::size_t start = i;
        const double left = std::floor(x - m_scale.left()) + m_scale.left();
        Strip strip{{left, top(m_tall), 0, m_tall}, {}, dimmed()};
        Interval when{m_scale.timeAt(left), {}};
        std::size_t first = m_lane.at(when.begin);
        for (double column = left; column < m_scale.right(); ++column) {
            when.end = std::min(m_scale.timeAt(column + 1), m_lane.whole().end);
            appendColumn(strip, column, when, m_lane.timesFrom(when, first));
            const std::size_t last = first;
            i = std::max(i, last);
            if (when.end >= m_lane.whole().end) {
                i = m_lane.size();
                break;
            }
            if (last > start && spanOf(m_scale, {m_lane.begin(last), m_lane.end(last)}).width() >= kFewest) {
                i = last;
                break;
            }
            when.begin = when.end;
        }
        strip.rect.width = static_cast<double>(strip.columns.size());
        m_context.canvas.add(std::move(strip));
        return std::max(i, start + 1);
    }

    std::uint16_t dimmed() const
    {
        std::uint16_t states = 0;
        for (std::size_t s = 0; s < kThreadStates; ++s)
            if (opacityOf(static_cast<ThreadState>(s)) < 1)
                states = static_cast<std::uint16_t>(states | 1U << s);
        return states;
    }

    void appendColumn(Strip& strip, double column, Interval when, const StateTimes& times)
    {
        Strip::Shares shares{};
        const Duration::rep whole = std::max<Duration::rep>(1, when.length().count());
        const ShareOf shareOf = m_shareOf.fits(whole) ? m_shareOf : ShareOf(whole);
        m_shareOf = shareOf;
        for (std::size_t s = 0; s + 1 < kThreadStates; ++s)
            shares[s] = shareOf(times[s].count());
        strip.columns.push_back(shares);
        const auto lock = static_cast<double>(times[indexOf(ThreadState::WaitsLock)].count());
        if (lock > 0 && lock < kLockMarkShare * static_cast<double>(whole))
            markLock(column);
    }

    void markLock(double column)
    {
        if (!m_lockMarks.empty() && column <= m_lockMarks.back().to + 1)
            m_lockMarks.back().to = std::max(m_lockMarks.back().to, column + 1);
        else
            m_lockMarks.push_back({column - 0.5, column + 1.5});
    }

    void drawLockMarks() const
    {
        const double height = m_tall * kLockMarkShare;
        for (const Span& mark : m_lockMarks) {
            if (mark.width() > kLongestLockMark)
                continue;
            m_context.canvas.fill({mark.from - 0.5, top(m_tall), mark.width() + 1, height + 0.5}, Role::Lane);
            m_context.canvas.fill({mark.from, top(m_tall), mark.width(), height}, Role::WaitsLock);
        }
    }

    const LaneContext& m_context;
    const TimeScale& m_scale;
    const Lane& m_lane;
    std::size_t m_thread;
    Rect m_body;
    double m_tall;
    std::vector<Span> m_lockMarks;
    ShareOf m_shareOf{1}; ///< For the last column's width: columns differ by a nanosecond at most.
};

} // namespace

Span spanOf(const TimeScale& scale, Interval when)
{
    return {std::max(scale.left(), scale.x(when.begin)), std::min(scale.right(), scale.x(when.end))};
}

Rect boxRect(const TimeScale& scale, Span span, double y, double height)
{
    const double from = span.from > scale.left() ? span.from + 0.5 : span.from;
    const double to = span.to < scale.right() ? span.to - 0.5 : span.to;
    return {from, y, std::max(1.0, to - from), height};
}

double boxHeight(ThreadState state, double tall)
{
    switch (heightOf(state)) {
    case Height::Tall: return tall;
    case Height::Medium: return tall - 6;
    case Height::Thin: return std::max(5.0, std::round(tall * 0.42));
    case Height::None: break;
    }
    return 0;
}

void drawThreadLane(const LaneContext& context, std::size_t thread, const Rect& body)
{
    ThreadLane(context, thread, body).draw();
}

} // namespace core
