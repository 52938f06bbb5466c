#pragma once

#include "core/explore/exploration.h"
#include "core/lang/compile.h"
#include "core/machine/simulate.h"
#include "core/replay/decisions.h"
#include "core/replay/schedule.h"
#include "core/timeline/timeline.h"
#include "core/timeline/trace.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// What is to be run: a lesson's text with what a person changed, by itself or along one interleaving.
struct RunRequest {
    std::string text;
    std::string fileName;
    core::Overrides overrides;
    std::optional<core::Schedule> schedule;
    std::optional<core::VariableId> traced;       ///< Empty: the trace decides.
    std::shared_ptr<const core::Program> program; ///< Of a former run, used again if its text is the same.
    std::vector<core::Diagnostic> diagnostics;    ///< Warnings that came with it.
};

/// Where a run could have gone on otherwise.
struct Ways {
    std::vector<core::Choice> choices;     ///< Who went on, in order; empty where that is unknown.
    std::vector<core::Decision> decisions; ///< What could be chosen: before the first choice, behind each.
};

/// One run and what all panels show of it. Never changes once made.
struct Run {
    std::shared_ptr<const core::Program> program;
    core::RunOptions options;
    std::shared_ptr<const core::Recording> recording;
    std::shared_ptr<const core::Timeline> times;
    std::shared_ptr<const core::Timeline> steps;
    core::Trace trace;
    std::vector<core::VariableId> shared;
    std::vector<std::vector<core::EventId>> stepsOf; ///< Of each thread, in order.
    std::optional<core::Schedule> schedule;          ///< Followed instead of the machine's policy.
    std::shared_ptr<const core::Sharing> sharing;    ///< With a schedule only.

    /// What is seldom asked for is made when it is, so these are for the window's thread.
    /// `asPycharm`: only what PyCharm's concurrency diagram shows of it.
    const core::Timeline& timeline(core::Axis axis, bool asPycharm = false) const;
    const Ways& ways() const;

private:
    mutable std::optional<Ways> m_ways;
    mutable std::map<std::pair<core::Axis, bool>, std::shared_ptr<const core::Timeline>> m_others;
};

/// How many of the run's choices have been taken at a moment, and the moment after so many.
std::size_t choicesTaken(const Run& run, std::optional<core::EventId> at);
std::optional<core::EventId> momentAfter(const Run& run, std::size_t choices);

struct RunResult {
    std::shared_ptr<const Run> run; ///< Null when the text, the settings or the schedule has an error.
    std::vector<core::Diagnostic> diagnostics;
    std::optional<core::Error> error; ///< Of settings or schedule.
    bool scheduleFailed = false;
};

/// Compiles and runs: pure, long perhaps, for a worker thread.
RunResult makeRun(const RunRequest& request, std::stop_token stop);

} // namespace app
