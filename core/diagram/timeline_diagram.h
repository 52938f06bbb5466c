#pragma once

#include "core/diagram/diagram.h"

#include <set>
#include <string>

namespace core {

/// Window: ruler above, heads with shares, legend as a bar. Picture: title, caption and margins around, the
/// axis below, no furniture.
enum class Frame : std::uint8_t { Window, Picture };

/// Which lanes a picture has: all but those of event loops; locks and GILs; the threads with only their waits
/// in full colour; cores; event loops with their tasks. A window has all.
enum class LaneChoice : std::uint8_t { All, Locks, Waits, Cores, Loop };

/// How a timeline is to be drawn.
struct TimelineView {
    Interval visible; ///< On the timeline's axis.
    double width = 1000;
    std::optional<double> height; ///< Empty: as high as its lanes.
    double scroll = 0;            ///< Of the lanes, in pixels from the top.
    Frame frame = Frame::Window;
    LaneChoice lanes = LaneChoice::All;
    std::string title;   ///< Picture only; empty: none.
    std::string caption; ///< Picture only; wrapped.
    bool ruler = true;
    bool legend = true;
    bool letters = false;             ///< A letter also in boxes of running threads.
    std::optional<double> headWidth;  ///< Empty: as wide as the longest name needs, within limits.
    std::set<LaneRef> hidden;         ///< Not drawn at all.
    std::set<LaneRef> folded;         ///< Groups (Process, Cores) whose lanes are not drawn.
    std::set<ThreadState> only;       ///< Others at 28 %; empty: all in full.
    const Timeline* ghost = nullptr;  ///< A former run, as outlines behind the threads of the same name.
    std::optional<Instant> fadeAfter; ///< What comes later is drawn at 45 %.
};

Diagram timelineDiagram(const Timeline& timeline, const TimelineView& view);

/// Cursor, selection, hover and the arrows that belong to them, as a picture of its own to lie over `base`: a
/// change of these repaints no box.
struct Overlay {
    std::optional<EventId> cursor;
    std::optional<EventId> selected;
    std::optional<EventId> hovered;
    std::optional<Instant> markerA;
    std::optional<Instant> markerB;
    std::optional<Interval> range; ///< That is just being drawn, to be zoomed to.
};
Diagram overlayDiagram(const Timeline& timeline, const Diagram& base, const Overlay& overlay);

/// The whole recording, one row a thread.
Diagram overviewDiagram(const Timeline& timeline, double width, double height, double headWidth);
/// The visible window, to lie over the overview: it moves where the rows do not change.
Diagram overviewWindow(const Timeline& timeline, Interval visible, double width, double height,
                       double headWidth);

/// The width of a window's heads: as the longest name needs, within limits.
double headWidth(const Timeline& timeline);

/// Shares as shown: tenths of a per cent that add up to 1000, by largest remainder. All 0 if there is no
/// time.
std::array<int, kThreadStates> shareTenths(const StateTimes& times);

/// "7 ms", "2.5 ms", "850 µs": the shortest exact form up to two decimals.
std::string durationText(Duration duration);
std::string instantText(Instant t); ///< For the cursor: "31.00 ms".

/// What the legend calls a state: "Wants GIL".
std::string_view legendName(ThreadState state);

} // namespace core
