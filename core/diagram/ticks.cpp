#include "core/diagram/ticks.h"

#include "core/diagram/words.h"

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
    Numbers(const TimeScale& scale, std::int64_t step)
        : m_unit(unitFor(static_cast<double>(step), 0.1))
        , m_decimals(step % m_unit.ns == 0 ? 0 : 1)
    {
        const std::int64_t begin = scale.visible().begin.time_since_epoch().count();
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

Ticks timeTicks(const TimeScale& scale, UnitAt unit)
{
    const std::int64_t step = roundStep(std::max(1.0, scale.perPixel() * kLeastGap));
    const bool hasMinor = step % 5 == 0 && static_cast<double>(step / 5) / scale.perPixel() >= kLeastMinorGap;
    const std::int64_t minor = hasMinor ? step / 5 : step;
    const Numbers numbers(scale, step);
    Ticks ticks{{}, numbers.offset(), false};
    const std::int64_t end = scale.visible().end.time_since_epoch().count();
    bool first = true;
    for (std::int64_t t = firstMultiple(scale.visible().begin.time_since_epoch().count(), minor); t <= end;
         t = detail::saturatingAdd(t, minor)) {
        const bool major = t % step == 0;
        const bool withUnit = unit == UnitAt::EveryLabel || first;
        ticks.marks.push_back({scale.x(instant(t)), major ? numbers.label(t, withUnit) : "", major});
        first = first && !major;
        if (t > std::numeric_limits<std::int64_t>::max() - minor)
            break;
    }
    return ticks;
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

Ticks ticksOf(const TimeScale& scale, Axis axis, UnitAt unit)
{
    return axis == Axis::Time ? timeTicks(scale, unit) : stepTicks(scale);
}

} // namespace core
