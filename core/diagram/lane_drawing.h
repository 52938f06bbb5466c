#pragma once

#include "core/diagram/canvas.h"
#include "core/diagram/timeline_diagram.h"

namespace core {

/// What every lane needs to draw itself.
struct LaneContext {
    const Timeline& timeline;
    const TimelineView& view;
    const TimeScale& scale;
    Canvas& canvas;

    const std::string& threadName(std::size_t thread) const
    {
        return timeline.recording->info().threads[thread].name;
    }
};

/// An interval on the screen, cut off at the edges of what is visible.
struct Span {
    double from;
    double to;
    double width() const { return to - from; }
};
Span spanOf(const TimeScale& scale, Interval when);

/// With half a pixel of lane shown at either side, but not at the edges of the lane.
Rect boxRect(const TimeScale& scale, Span span, double y, double height);

/// How high a state's box is where the tallest has `tall`.
double boxHeight(ThreadState state, double tall);

/// The lanes' contents; `body` is the row without its head.
void drawThreadLane(const LaneContext& context, std::size_t thread, const Rect& body);
/// The boxes of a former run as outlines.
void drawGhostLane(const LaneContext& context, const Lane& former, const Rect& body);
void drawHolderLane(const LaneContext& context, const HolderLane& lane, const Rect& body);
void drawCoreLane(const LaneContext& context, const CoreLane& lane, const Rect& body);
/// Whom a device serves, one row a request that it serves at once, and under it who queues for it.
void drawDeviceLane(const LaneContext& context, const DeviceLane& lane, const Rect& body);
/// As high as these rows need; one without a queue is as high as a core's lane.
double deviceLaneHeight(const DeviceLane& lane);
/// Blocking calls in event loops, and whom they made late: frames in the lanes of the thread and the task, a
/// flag in the row of the process, pins where tasks could have gone on.
void drawHeldUpLoops(const LaneContext& context, const std::vector<LaneRow>& rows);
/// The flags alone, in a band above the lanes of a picture whose only process has no row of its own.
void drawHeldUpFlags(const LaneContext& context, const Rect& band, const std::vector<MarkFlag>& taken);
/// One bar for each thread that waits for a core, the oldest at the bottom.
void drawReadyLane(const LaneContext& context, const Rect& body);
/// One bar for each task that waits, the oldest at the bottom.
void drawLoopLane(const LaneContext& context, const LoopLane& lane, const Rect& body);
void drawVariableLane(const LaneContext& context, const VariableLane& lane, const Rect& body);

} // namespace core
