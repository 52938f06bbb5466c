#pragma once

#include "app/document/navigation.h"
#include "app/document/run.h"
#include "app/painter/parts.h"

namespace app {

/// Where a thread stands in the lesson's text at a moment.
struct ThreadLine {
    core::ThreadId thread;
    int line; ///< From 1.
    ChipFill fill = ChipFill::Filled;
    bool acts = false; ///< The step at the cursor is its.
};

/// The line of the step at the cursor for the thread that acts, of the next step for the others; threads that
/// have none left are not there. Who acts comes first.
std::vector<ThreadLine> threadLines(const Run& run, Moment at);

/// What a thread is doing at a moment.
core::ThreadState stateAt(const Run& run, core::ThreadId thread, Moment at);

} // namespace app
