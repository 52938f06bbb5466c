#include "core/diagram/ticks.h"

#include "core/diagram/words.h"
#include "core/timeline/not_to_scale.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr double kLeastGap = 72;
constexpr double kLeastMinorGap = 5;
constexpr std::int64_t kDigitsThatRepeat = 10'000;

/// The least of 1, 2, 5 × 10ⁿ that is at least `least`.
std::int64_t roundStep(double least)
{
    std::int64_t power = 1;
    for (;;) {
        for (const std::int64_t factor : {1, 2, 5})
            if (static_cast<double>(power * factor) >= least)
                return power * factor;
        if (power > std::numeric_limits<std::int64_t>::max() / 100)
            return power;
        power *= 10;
    }
}

std::int64_t firstMultiple(std::int64_t from, std::int64_t step)
{
    const std::int64_t quotient = from / step;
    return (from > quotient * step ? quotient + 1 : quotient) * step;
}

Instant instant(std::int64_t ns)
{
    return Instant{Duration{ns}};
}

/// How the numbers of an axis of time are written.
class Numbers {
public:
    Numbers(std::int64_t begin, std::int64_t step)
        : m_unit(unitFor(static_cast<double>(step), 0.1))
        , m_decimals(step % m_unit.ns == 0 ? 0 : 1)
    {
        if (begin / m_unit.ns < kDigitsThatRepeat)
            return;
        const std::int64_t base = m_unit.ns * 1000;
        m_base = begin / base * base;
    }

    std::string offset() const
    {
        if (m_base == 0)
            return "";
        const TimeUnit unit = unitFor(static_cast<double>(m_base));
        return numberText(static_cast<double>(m_base) / static_cast<double>(unit.ns), 9) + "\u2009"
            + std::string(unit.name) + " +";
    }

    std::string label(std::int64_t t, bool withUnit) const
    {
        const double value = static_cast<double>(t - m_base) / static_cast<double>(m_unit.ns);
        return (m_base ? "+" : "") + numberText(value, m_decimals)
            + (withUnit ? "\u2009" + std::string(m_unit.name) : std::string());
    }

private:
    TimeUnit m_unit;
    int m_decimals;
    std::int64_t m_base = 0;
};

/// Marks of time, as far apart as the scale allows.
class TimeTicks {
public:
    TimeTicks(const TimeScale& scale, Instant begin, UnitAt unit)
        : m_scale(scale)
        , m_unit(unit)
        , m_step(roundStep(std::max(1.0, scale.perPixel() * kLeastGap)))
        , m_minor(hasMinor() ? m_step / 5 : m_step)
        , m_numbers(begin.time_since_epoch().count(), m_step)
        , m_ticks{{}, m_numbers.offset(), false}
    {
    }

    /// The marks of an interval that lies `shift` later on the axis.
    void add(Interval times, Duration shift)
    {
        const std::int64_t end = times.end.time_since_epoch().count();
        for (std::int64_t t = firstMultiple(times.begin.time_since_epoch().count(), m_minor); t <= end;
             t = detail::saturatingAdd(t, m_minor)) {
            const bool major = t % m_step == 0;
            const bool withUnit = m_unit == UnitAt::EveryLabel || m_first;
            m_ticks.marks.push_back(
                {m_scale.x(instant(t) + shift), major ? m_numbers.label(t, withUnit) : "", major});
            m_first = m_first && !major;
            if (t > std::numeric_limits<std::int64_t>::max() - m_minor)
                break;
        }
    }

    Ticks take() { return std::move(m_ticks); }

private:
    bool hasMinor() const
    {
        return m_step % 5 == 0 && static_cast<double>(m_step / 5) / m_scale.perPixel() >= kLeastMinorGap;
    }

    const TimeScale& m_scale;
    UnitAt m_unit;
    std::int64_t m_step;
    std::int64_t m_minor;
    Numbers m_numbers;
    Ticks m_ticks;
    bool m_first = true;
};

/// None within a break: they would be too close there, and as far apart as they look nowhere.
Ticks timeTicks(const TimeScale& scale, const Timeline& timeline, UnitAt unit)
{
    const Interval visible = scale.visible();
    TimeTicks ticks(scale, timeAt(timeline, visible.begin), unit);
    Instant begin = visible.begin;
    for (const Break& gap : timeline.breaks) {
        if (gap.shown.end <= visible.begin || gap.shown.begin >= visible.end)
            continue;
        if (begin < gap.shown.begin) {
            const Duration shift = gap.shown.begin - gap.time.begin;
            ticks.add({begin - shift, gap.shown.begin - shift}, shift);
        }
        begin = gap.shown.end;
    }
    const Duration shift = begin - timeAt(timeline, begin);
    if (begin < visible.end)
        ticks.add({begin - shift, visible.end - shift}, shift);
    return ticks.take();
}

/// A mark at the beginning of a step; its label names the step that follows.
Ticks stepTicks(const TimeScale& scale)
{
    constexpr double widest = 60;
    constexpr double leastNumber = 24;
    const double pixels = 2 / scale.perPixel();
    const std::int64_t each = pixels >= leastNumber ? 1 : roundStep(kLeastGap / 2 / pixels);
    Ticks ticks{{}, "", true};
    const std::int64_t begin = std::max<std::int64_t>(0, scale.visible().begin.time_since_epoch().count());
    for (std::int64_t step = begin / 2 / each * each; instant(2 * step) < scale.visible().end; step += each) {
        const std::string number = std::to_string(step + 1);
        ticks.marks.push_back(
            {scale.x(instant(2 * step)), pixels >= widest ? "step " + number : number, true});
    }
    return ticks;
}

} // namespace

Ticks ticksOf(const TimeScale& scale, UnitAt unit)
{
    TimeTicks ticks(scale, scale.visible().begin, unit);
    ticks.add(scale.visible(), Duration{});
    return ticks.take();
}

Ticks ticksOf(const TimeScale& scale, const Timeline& timeline, UnitAt unit)
{
    return timeline.axis == Axis::Steps ? stepTicks(scale) : timeTicks(scale, timeline, unit);
}

} // namespace core
