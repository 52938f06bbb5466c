#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <limits>

namespace core {

namespace detail {

constexpr std::int64_t saturate(double value)
{
    constexpr double limit = 9.2233720368547748e18; // The greatest double below 2^63.
    if (value >= limit)
        return std::numeric_limits<std::int64_t>::max();
    if (value <= -limit)
        return std::numeric_limits<std::int64_t>::min();
    return static_cast<std::int64_t>(value < 0 ? value - 0.5 : value + 0.5);
}

constexpr std::int64_t saturatingAdd(std::int64_t a, std::int64_t b)
{
    std::int64_t sum = 0;
    if (!__builtin_add_overflow(a, b, &sum))
        return sum;
    return b < 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
}

/// Exact for neighbours, however far from zero they are.
constexpr double difference(Instant a, Instant b)
{
    const std::int64_t left = a.time_since_epoch().count();
    const std::int64_t right = b.time_since_epoch().count();
    std::int64_t exact = 0;
    if (!__builtin_sub_overflow(left, right, &exact))
        return static_cast<double>(exact);
    return static_cast<double>(left) - static_cast<double>(right);
}

constexpr Instant moved(Instant t, double by)
{
    constexpr double exact = 9.0e15; // Up to here doubles count single nanoseconds.
    if (by > exact || by < -exact)
        return Instant{Duration{saturate(static_cast<double>(t.time_since_epoch().count()) + by)}};
    return Instant{Duration{saturatingAdd(t.time_since_epoch().count(), saturate(by))}};
}

} // namespace detail

/// Maps the recording's time, or its steps, to x and back. Nothing else in the program converts between the
/// two. Saturates at the ends of 64 bits.
class TimeScale {
public:
    constexpr TimeScale(Interval visible, double left, double width)
        : m_visible(visible.begin < visible.end ? visible
                                                : Interval{visible.begin, detail::moved(visible.begin, 1)})
        , m_left(left)
        , m_width(width > 1 ? width : 1)
        , m_length(detail::difference(m_visible.end, m_visible.begin))
        , m_perPixel(m_length / m_width)
    {
    }

    constexpr Interval visible() const { return m_visible; }
    constexpr double left() const { return m_left; }
    constexpr double right() const { return m_left + m_width; }
    constexpr double width() const { return m_width; }
    constexpr double length() const { return m_length; }
    constexpr double perPixel() const { return m_perPixel; }

    constexpr double x(Instant t) const
    {
        return m_left + m_width * (detail::difference(t, m_visible.begin) / length());
    }

    constexpr Instant timeAt(double x) const
    {
        return detail::moved(m_visible.begin, (x - m_left) * m_perPixel);
    }

    /// Zooms so that what is under `anchor` stays under it.
    constexpr TimeScale zoomed(double factor, double anchor) const
    {
        const double share = (anchor - m_left) / m_width;
        const double next = length() / factor < 1 ? 1 : length() / factor;
        const Instant begin = detail::moved(m_visible.begin, share * (length() - next));
        return {{begin, detail::moved(begin, next)}, m_left, m_width};
    }

    /// Moves the picture to the right by so many pixels.
    constexpr TimeScale panned(double pixels) const
    {
        const double by = -pixels / m_width * length();
        const Instant begin = detail::moved(m_visible.begin, by);
        return {{begin, detail::moved(begin, length())}, m_left, m_width};
    }

private:
    Interval m_visible;
    double m_left;
    double m_width;
    double m_length; ///< Of what is visible.
    double m_perPixel;
};

} // namespace core
