#pragma once

#include "core/recording/recording.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

enum class AccessArrow : std::uint8_t { None, Read, Write };

/// A read whose value another thread had replaced before the reader wrote back.
struct StaleRead {
    EventId replacedBy;
    std::string was;
    std::string now;
    bool operator==(const StaleRead&) const = default;
};

/// One row of the race trace. Row 0 shows the initial values and has neither thread nor event.
struct TraceRow {
    std::size_t number = 0;
    std::optional<EventId> event;
    std::optional<ThreadId> thread;
    std::string text; ///< "read value"
    AccessArrow arrow = AccessArrow::None;
    std::vector<std::string> values;    ///< After the step, one for each of the trace's variables.
    std::optional<std::size_t> written; ///< The position in `values` that this step wrote.
    std::optional<StaleRead> stale;     ///< Of a read.
    std::optional<EventId> readAt;      ///< Of a write that lost an update: its stale read.
    bool lostUpdate = false;
    bool operator==(const TraceRow&) const = default;
};

/// The steps at shared variables as a table: a column for each thread, one row a step.
struct Trace {
    std::vector<ThreadId> threads;     ///< In order of creation; only those with a row.
    std::vector<VariableId> variables; ///< One value column each.
    std::vector<TraceRow> rows;
};

/// Whether it is a replay that ended before the program did: with its schedule, or at a limit.
bool isCutShort(const Recording& recording);

/// Variables that at least two threads reach, in order; of a replay that was cut short those that would be
/// reached.
std::vector<VariableId> sharedVariables(const Recording& recording);

/// The trace of one variable, its locks and its operations; of all shared variables when none is named and
/// there is not exactly one.
Trace traceOf(const Recording& recording, std::optional<VariableId> only = std::nullopt);

/// What each of the recording's steps is called: as in its row of the trace, else as its kind is.
std::vector<std::string> stepWords(const Recording& recording, const Trace& trace);

} // namespace core
