#pragma once

#include "core/diagram/diagram.h"
#include "core/timeline/trace.h"

namespace core {

/// How a trace is to be drawn.
struct TraceView {
    double width = 720;
    std::string title;   ///< Empty: none.
    std::string caption; ///< Empty: none; wrapped.
    bool legend = true;  ///< What the arrows mean.
    double margin = 14;
    double rowHeight = 35;
    std::optional<EventId> cursor; ///< Later rows are faint; empty: all rows in full.
    bool hideFuture = false;       ///< Later rows are not drawn.
};

Diagram traceDiagram(const Recording& recording, const Trace& trace, const TraceView& view);

} // namespace core
