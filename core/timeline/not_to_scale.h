#pragma once

#include "core/timeline/timeline.h"

namespace core {

/// The same run on an axis on which long waits are shortened: the intervals in which nothing happens and
/// nobody computes, if they are much longer than what is computed between them.
Timeline notToScale(const Timeline& times);

/// Where a time lies on the axis of the timeline, which is not one of steps.
Instant positionAt(const Timeline& timeline, Instant time);
/// The time at a position; rounded within a break.
Instant timeAt(const Timeline& timeline, Instant position);
/// How long a part of the axis really takes.
Duration lengthOf(const Timeline& timeline, Interval onAxis);
/// The times that a lane spent in each state in a part of the axis; on the axis of steps in halves of steps.
StateTimes timesOf(const Timeline& timeline, const Lane& lane, Interval onAxis);

} // namespace core
