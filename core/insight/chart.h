#pragma once

#include "core/insight/figures.h"
#include "core/timeline/timeline.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class ChartKind : std::uint8_t {
    Utilisation, ///< Cores busy over time.
    ReadyQueue,  ///< Threads that can run and have no core, over time.
    Shares,      ///< What each thread's time went into.
    Waits,       ///< How long threads waited for a core, for locks and the GIL.
    Response,    ///< From a thread's arrival to its first run.
    Turnaround,  ///< From its arrival to its end.
    Fairness,    ///< The running times.
    Sweep,       ///< Total time against a setting.
};
std::string_view nameOf(ChartKind kind); ///< "ready-queue"
std::optional<ChartKind> chartNamed(std::string_view name);

struct ChartPoint {
    double x;
    double y;
    bool operator==(const ChartPoint&) const = default;
};

/// Values over a number: columns as wide as their distance, a line of steps, or points joined by a line.
struct ChartSeries {
    std::string name;
    ThreadState state = ThreadState::Running; ///< Whose colour it has.
    std::vector<ChartPoint> points;
};

/// A row of a chart of threads: parts of a bar, one behind the other.
struct ChartBar {
    struct Part {
        ThreadState state;
        double value;
    };
    std::string name;
    std::size_t thread = 0;
    std::vector<Part> parts;
    std::string text; ///< At its end.
};

/// A line at a value, with what it is: a mean, a median.
struct ChartMark {
    double value;
    std::string text;
};

/// A chart's values, whoever draws it.
struct Chart {
    enum class Form : std::uint8_t { Columns, Steps, Lines, Bars };

    ChartKind kind = ChartKind::Utilisation;
    Form form = Form::Columns;
    std::string title;
    std::string subtitle;
    std::string xTitle; ///< With the unit: "ms".
    std::string yTitle;
    std::vector<ChartSeries> series; ///< All but Bars.
    std::vector<ChartBar> bars;      ///< Bars.
    std::vector<ChartMark> marks;    ///< Columns and steps: of y; a histogram and bars: of x.
    double columnWidth = 1;          ///< Columns: how much of x each is.
    double least = 0;                ///< The axis of x begins here, and ends there.
    double most = 1;
    bool marksOnX = false;
};

/// The chart of one run, of the part of its time that is visible; not of Sweep, which is of several runs.
Chart chartOf(ChartKind kind, const Timeline& timeline, const Figures& figures, Interval visible);

/// One of the runs of a sweep: what was varied, and how long it took.
struct SweepPoint {
    double value;
    Duration makespan;
};
/// How many times as fast as the first run the others are, with Amdahl's line fitted to them where there are
/// at least three; `name` is what was varied.
Chart sweepChart(const std::string& name, const std::vector<SweepPoint>& points);

/// The serial share of the work by Amdahl's law, least squares over the reciprocals of the speed-ups; empty
/// with fewer than three points, or where the values are no counts from 1 on.
std::optional<double> serialShare(const std::vector<SweepPoint>& points);

/// All values as a table, with a head: for spreadsheets.
std::string toCsv(const Chart& chart);

} // namespace core
