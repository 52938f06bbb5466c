#pragma once

#include "core/diagram/diagram.h"
#include "core/insight/chart.h"

namespace core {

/// How a chart is to be drawn.
struct ChartView {
    double width = 720;
    double height = 300; ///< Of a chart of threads: its rows decide.
    double margin = 14;
    std::string title;   ///< Empty: none.
    std::string caption; ///< Empty: none; wrapped.
    bool legend = true;
};

/// A chart as a picture. What lines are is said at their ends, so a legend is needed for bars of states only.
Diagram chartDiagram(const Chart& chart, const ChartView& view);

} // namespace core
