// A thread's lane. Where slices are narrower than a pixel, the columns of pixels they lie in show the true
// mixture of states instead; where they get wide enough again, boxes go on. The change happens for each run
// of such slices by itself, so that nothing jumps while one zooms.

#include "core/diagram/lane_drawing.h"
#include "core/diagram/theme.h"
#include "core/diagram/words.h"
#include "core/timeline/not_to_scale.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>
#include <utility>

namespace core {

namespace {

constexpr double kFewest = 1;             ///< A box is at least so wide; else it is part of a mixture.
constexpr double kLeastLockWait = 2;      ///< A wait for a lock is seen however short it is.
constexpr std::int64_t kLockMarkPart = 3; ///< A mark takes a third of the height.
constexpr double kLongestLockMark = 8;    ///< Where waits are that frequent, the mixture shows them.
constexpr double kLeastStep = 24;

/// The times in a column of a mixture, and how long the column is.
struct ColumnTimes {
    StateTimes times{};
    Duration whole{};
};

constexpr std::size_t kDrawnStates = kThreadStates - 1; ///< Without NotAlive, which is the last.
constexpr int kExactBits = 52; ///< Of whole numbers that are also a double's fraction.

/// No instruction makes doubles of several numbers of 64 bits at once: put behind the exponent of 2^52 they
/// are doubles, with 2^52 too much. `shift` is for numbers of more bits.
double toDouble(Duration value, int shift)
{
    constexpr double base = std::uint64_t{1} << kExactBits;
    const std::uint64_t bits = static_cast<std::uint64_t>(value.count()) >> shift;
    return std::bit_cast<double>(bits | std::bit_cast<std::uint64_t>(base)) - base;
}

/// Parts of the whole column in 255ths, rounded, and at least 1 where there is anything. Without a jump, so
/// that the compiler makes wide instructions: a view has tens of thousands of columns.
void toShares(std::span<const ColumnTimes> columns, int shift, Strip::Shares* to)
{
    for (const ColumnTimes& column : columns) {
        const double factor = 255 / toDouble(column.whole, shift);
        std::array<std::int32_t, kDrawnStates> shares;
#pragma GCC unroll 1
        for (std::size_t s = 0; s < kDrawnStates; ++s) {
            const auto bits = static_cast<std::uint64_t>(column.times[s].count());
            const auto any = static_cast<std::int32_t>(bits | bits >> 32U);
            const double rounded = toDouble(column.times[s], shift) * factor + 0.5;
            const auto share = static_cast<std::int32_t>(rounded);
            shares[s] = share + (static_cast<std::int32_t>(share == 0) & static_cast<std::int32_t>(any != 0));
        }
        Strip::Shares bytes{};
#pragma GCC unroll 1
        for (std::size_t s = 0; s < kDrawnStates; ++s)
            bytes[s] = static_cast<std::uint8_t>(shares[s]);
        *to++ = bytes;
    }
}

/// Turns times into shares for several columns at once.
class ColumnBatch {
public:
    /// `longest`: that a column can be, in nanoseconds.
    explicit ColumnBatch(double longest)
        : m_shift(std::max(0, std::ilogb(longest) + 2 - kExactBits))
    {
    }

    bool isFull() const { return m_size == m_columns.size(); }
    /// The times of the next column, all 0, to be added to.
    StateTimes& next(Duration whole)
    {
        m_columns[m_size].whole = std::max(whole, Duration{1});
        return m_columns[m_size++].times;
    }
    /// Appends the columns' shares and begins anew.
    void moveTo(std::vector<Strip::Shares>& columns)
    {
        const std::size_t first = columns.size();
        columns.resize(first + m_size);
        toShares({m_columns.data(), m_size}, m_shift, columns.data() + first);
        std::fill_n(m_columns.begin(), m_size, ColumnTimes());
        m_size = 0;
    }

private:
    int m_shift;
    std::size_t m_size = 0;
    std::array<ColumnTimes, 32> m_columns;
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
        , m_leastBox(0.99 * kFewest * context.scale.perPixel())
        , m_slices(empty())
        , m_batch(context.scale.perPixel())
    {
    }

    void draw()
    {
        const Interval visible = m_scale.visible();
        if (visible.end <= m_lane.whole().begin || visible.begin >= m_lane.whole().end)
            return;
        std::size_t i = m_lane.at(visible.begin);
        Span span{leftOf(i), 0};
        while (i < m_lane.size() && m_lane.begin(i) < visible.end) {
            span.to = std::min(m_scale.right(), m_scale.x(m_lane.end(i)));
            if (span.width() < kFewest) {
                i = addMixture(i, span.from);
                span.from = i < m_lane.size() ? leftOf(i) : 0;
                continue;
            }
            drawSlice(i, span);
            ++i;
            span.from = span.to;
        }
        placeLockMarks();
        flush();
    }

private:
    double top(double height) const { return m_body.y + (m_body.height - height) / 2; }
    double middle() const { return m_body.y + m_body.height / 2; }

    double leftOf(std::size_t i) const { return std::max(m_scale.left(), m_scale.x(m_lane.begin(i))); }
    Slices empty() const
    {
        return {{m_scale.left(), top(m_tall), m_scale.width(), m_tall}, {}, {}, {}, {}, dimmed()};
    }

    std::uint16_t dimmed() const
    {
        const auto& only = m_context.view.only;
        std::uint16_t states = 0;
        for (std::size_t s = 0; s < kThreadStates && !only.empty(); ++s)
            if (!only.contains(static_cast<ThreadState>(s)))
                states = static_cast<std::uint16_t>(states | 1U << s);
        return states;
    }

    /// Puts what has been collected into the picture.
    void flush()
    {
        if (!m_slices.pieces.empty() || !m_slices.lockMarks.empty())
            m_context.canvas.add(std::exchange(m_slices, empty()));
    }

    void drawSlice(std::size_t i, Span span)
    {
        const ThreadState state = m_lane.state(i);
        if (state == ThreadState::NotAlive)
            return drawAbsence(i, span);
        if (m_context.timeline.axis == Axis::Steps && executes(state) && 2 / m_scale.perPixel() >= kLeastStep)
            return drawSteps(i);
        const Duration length = lengthOf(m_context.timeline, {m_lane.begin(i), m_lane.end(i)});
        addBox(span, state, m_lane.cause(i), labelFor(state, length, span.width()));
    }

    std::string labelFor(ThreadState state, Duration length, double width) const
    {
        const bool isTime = m_context.timeline.axis != Axis::Steps;
        return boxLabel(state, length, width, 10.5, m_context.view.letters, isTime);
    }

    void addBox(Span span, ThreadState state, std::optional<EventId> cause, std::string label)
    {
        if (state == ThreadState::WaitsLock && span.width() < kLeastLockWait)
            span.to = span.from + kLeastLockWait;
        const Rect place = boxRect(m_scale, span, 0, 0);
        std::uint32_t number = 0;
        if (!label.empty()) {
            m_slices.labels.push_back(std::move(label));
            number = static_cast<std::uint32_t>(m_slices.labels.size());
        }
        m_slices.pieces.push_back({place.x, place.width, state, 0, number, cause});
    }

    /// Not yet started or ended: a dotted line; an end has a mark.
    void drawAbsence(std::size_t i, Span span)
    {
        flush();
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

    /// Adds the columns from `x` on up to the next slice that is wide enough for a box; returns that one.
    std::size_t addMixture(std::size_t i, double x)
    {
        const std::size_t start = i;
        const double left = std::floor(x - m_scale.left()) + m_scale.left();
        const std::size_t before = m_slices.mixtures.size();
        if (!m_slices.pieces.empty()) // A box before it may reach into its first column.
            cutAt(m_slices.pieces.back(), left);
        Interval when{m_scale.timeAt(left), {}};
        std::size_t first = i; // The column begins at most a pixel before the slice.
        while (first > 0 && m_lane.begin(first) > when.begin)
            --first;
        for (double column = left; column < m_scale.right(); ++column) {
            when.end = std::min(m_scale.timeAt(column + 1), m_lane.whole().end);
            addColumn(column, when, first);
            i = std::max(i, first);
            if (when.end >= m_lane.whole().end) {
                i = m_lane.size();
                break;
            }
            if (first > start && isBox(first))
                break;
            when.begin = when.end;
        }
        m_batch.moveTo(m_slices.mixtures);
        const std::size_t columns = m_slices.mixtures.size() - before;
        m_slices.pieces.push_back({left, static_cast<double>(columns), ThreadState::Unknown,
                                   static_cast<std::uint32_t>(columns), 0, std::nullopt});
        return std::max(i, start + 1);
    }

    static void cutAt(Slices::Piece& piece, double right)
    {
        if (piece.columns == 0 && piece.x + piece.width > right)
            piece.width = std::max(kFewest, right - piece.x);
    }

    bool isBox(std::size_t i) const
    {
        const Interval when{m_lane.begin(i), m_lane.end(i)};
        return detail::difference(when.end, when.begin) > m_leastBox
            && spanOf(m_scale, when).width() >= kFewest;
    }

    void addColumn(double column, Interval when, std::size_t& first)
    {
        if (m_batch.isFull())
            m_batch.moveTo(m_slices.mixtures);
        StateTimes& times = m_batch.next(when.length());
        m_lane.addTimes(when, first, times);
        const Duration lock = times[indexOf(ThreadState::WaitsLock)];
        if (lock > Duration{} && lock < when.length() / kLockMarkPart)
            markLock(column);
    }

    void markLock(double column)
    {
        if (!m_lockMarks.empty() && column <= m_lockMarks.back().to + 1)
            m_lockMarks.back().to = std::max(m_lockMarks.back().to, column + 1);
        else
            m_lockMarks.push_back({column - 0.5, column + 1.5});
    }

    void placeLockMarks()
    {
        for (const Span& mark : m_lockMarks)
            if (mark.width() <= kLongestLockMark)
                m_slices.lockMarks.push_back({mark.from, top(m_tall), mark.width(), m_tall / kLockMarkPart});
    }

    const LaneContext& m_context;
    const TimeScale& m_scale;
    const Lane& m_lane;
    std::size_t m_thread;
    Rect m_body;
    double m_tall;
    double m_leastBox; ///< In nanoseconds, somewhat less than kFewest pixels take.
    Slices m_slices;
    std::vector<Span> m_lockMarks;
    ColumnBatch m_batch;
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
