#pragma once

#include "core/diagram/canvas.h"
#include "core/diagram/timeline_diagram.h"

#include <set>

namespace core {

/// A lane and its place among all lanes, before scrolling.
struct PlannedRow {
    LaneRef lane;
    double y;
    double height;
};

/// The lanes in their default order: processes with their threads, event loops, GIL, locks and variables;
/// then cores.
std::vector<PlannedRow> plannedRows(const Timeline& timeline, const TimelineView& view);

/// Everything but that lane and the group in which it stands, to be hidden.
std::set<LaneRef> allBut(LaneRef lane, const Timeline& timeline);

/// Wide enough for the longest name, within limits.
double headWidth(const Timeline& timeline, const TimelineView& view, const std::vector<PlannedRow>& rows);

std::string laneName(const Timeline& timeline, LaneRef lane);

/// The name of a lane and what stands beside it.
void drawHead(Canvas& canvas, const Timeline& timeline, const TimelineView& view, const LaneRow& row);

} // namespace core
