#pragma once

#include "core/recording/recording.h"

#include <optional>

namespace app {

/// How far one press of "step" goes.
enum class Stride { Step, Line, Switch, Note };

/// A moment of a run: empty before its first event.
using Moment = std::optional<core::EventId>;

/// The moment one stride later or earlier; the same one where there is none.
Moment later(const core::Recording& recording, Moment from, Stride stride);
Moment earlier(const core::Recording& recording, Moment from, Stride stride);
Moment lastMoment(const core::Recording& recording);

/// How many steps have been taken at a moment.
std::size_t stepsTaken(const core::Recording& recording, Moment at);
/// The moment after so many steps.
Moment momentOfStep(const core::Recording& recording, std::size_t step);
/// The last event not later than `t`, in the recording's time.
Moment momentAt(const core::Recording& recording, core::Instant t);
core::Instant timeOf(const core::Recording& recording, Moment at);

} // namespace app
