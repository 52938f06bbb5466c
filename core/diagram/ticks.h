#pragma once

#include "core/diagram/time_scale.h"
#include "core/timeline/timeline.h"

#include <string>
#include <vector>

namespace core {

struct Tick {
    double x;
    std::string label; ///< "20 ms"; with the unit only where the axis says it once.
    bool major;
};

/// The marks of an axis: 1, 2 or 5 times a power of ten, at least 72 px apart, with minor ones at fifths.
struct Ticks {
    std::vector<Tick> marks;   ///< From left to right.
    std::string offset;        ///< "31.02 ms +" where the labels count from there.
    bool betweenMarks = false; ///< Labels stand in the middle of what they name: steps.
};

/// Where the unit is written.
enum class UnitAt { EveryLabel, FirstLabel };

Ticks ticksOf(const TimeScale& scale, const Timeline& timeline, UnitAt unit);
/// Of an axis of time.
Ticks ticksOf(const TimeScale& scale, UnitAt unit);

} // namespace core
