#pragma once

#include <chrono>
#include <cstdint>

namespace core {

/// The time of a recording, in nanoseconds since its start. There is no now(): only an engine creates
/// instants, so the computer's own clock cannot leak into a recording.
struct SimClock {
    using rep = std::int64_t;
    using period = std::nano;
    using duration = std::chrono::duration<rep, period>;
    using time_point = std::chrono::time_point<SimClock, duration>;
    static constexpr bool is_steady = true;
};

using Duration = SimClock::duration;
using Instant = SimClock::time_point;

/// Half-open: begin is inside, end is not. Neighbouring slices share an instant without overlapping, and an
/// empty interval contains nothing.
struct Interval {
    Instant begin;
    Instant end;

    constexpr Duration length() const { return end - begin; }
    constexpr bool contains(Instant t) const { return begin <= t && t < end; }
    bool operator==(const Interval&) const = default;
};

} // namespace core
