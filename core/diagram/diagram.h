#pragma once

#include "core/diagram/shape.h"
#include "core/diagram/time_scale.h"
#include "core/timeline/timeline.h"

namespace core {

/// Where a lane lies: its name at the left, what it shows at the right.
struct LaneRow {
    LaneRef lane;
    Rect head;
    Rect body;
};

struct LegendEntry {
    ThreadState state;
    Rect rect;
    int tenths; ///< Of a per cent; all entries add up to 1000.
};

/// Where marks of the timeline are drawn: several where they would overlap.
struct MarkFlag {
    Rect rect;
    std::size_t first = 0; ///< Of the timeline's marks.
    std::size_t count = 1;
};

/// A finished picture, back to front, in logical pixels. Knows no Qt and no colours.
struct Diagram {
    double width = 0;
    double height = 0;
    std::vector<Shape> shapes;

    std::vector<LaneRow> rows;       ///< A timeline's lanes in view, from the top.
    std::vector<LegendEntry> legend; ///< Where the legend is drawn.
    std::vector<MarkFlag> flags;     ///< Notes and findings, from the left.
    std::optional<TimeScale> scale;  ///< A timeline's.
    Rect ruler;                      ///< Empty where there is none.
    double lanesHeight = 0;          ///< Of all lanes, in view or not.
};

enum class HitPart : std::uint8_t { Head, Lane, Ruler, Legend, Flag };

/// What lies under a point.
struct Hit {
    HitPart part;
    std::optional<LaneRef> lane;
    std::optional<EventId> event; ///< The cause of what the lane shows there; of a flag, its first mark's.
    std::optional<Instant> when;  ///< Lane and ruler.
    std::optional<Rect> box;      ///< The slice's place, where it is wide enough to be a box.
    std::optional<ThreadState> state; ///< Legend.
};

std::optional<Hit> hitTest(const Diagram& diagram, const Timeline& timeline, Point p);

} // namespace core
