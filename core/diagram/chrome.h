#pragma once

#include "core/diagram/canvas.h"
#include "core/diagram/lane_drawing.h"
#include "core/diagram/ticks.h"
#include "core/diagram/timeline_diagram.h"

namespace core {

inline constexpr double kRulerHeight = 24;
inline constexpr double kLegendHeight = 36;
inline constexpr double kMargin = 14; ///< Around a picture.
inline constexpr double kAxisHeight = 26;
inline constexpr double kFlagHeight = 16;

/// Grid lines under the boxes of one lane or of several that touch.
void drawGrid(Canvas& canvas, const Ticks& ticks, const Rect& area);

/// Where the flags of notes and findings that are in view stand, in a band of kFlagHeight from `y` on; what
/// would overlap becomes one with a count.
std::vector<MarkFlag> placedFlags(const Timeline& timeline, const TimeScale& scale, double y);
/// A flag for a note, a triangle for a finding.
void drawFlags(Canvas& canvas, const Timeline& timeline, const std::vector<MarkFlag>& flags);

/// The window's ruler; labels stand right of their ticks, or in the middle of their steps, but not where a
/// flag is.
void drawRuler(Canvas& canvas, const Ticks& ticks, const TimeScale& scale, double headWidth, double width,
               const std::vector<MarkFlag>& flags);

/// The picture's axis, under the lanes.
void drawAxis(Canvas& canvas, const Ticks& ticks, const TimeScale& scale, double y);

/// A torn strip through the lanes where the axis leaves out a part of a wait, beside the labels of the boxes
/// among the shapes if it can.
void drawBreaks(std::vector<Shape>& shapes, const Timeline& timeline, const TimeScale& scale, Span rows,
                Role ground);

/// Where the recording ends, if that is in view.
void drawEnd(Canvas& canvas, const Timeline& timeline, const TimelineView& view, const TimeScale& scale,
             double top, double bottom);

/// The states that occur in the visible window, with shares of the time of its threads. Window: a bar of one
/// line. Picture: as many lines as needed.
std::vector<LegendEntry> drawLegend(Canvas& canvas, const Timeline& timeline, const TimelineView& view,
                                    const Rect& area);
double legendHeight(const Timeline& timeline, const TimelineView& view, double width);

/// Title and caption of a picture; returns the y below them.
double drawTitle(Canvas& canvas, const std::string& title, const std::string& caption, const Rect& area);

} // namespace core
