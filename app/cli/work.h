#pragma once

#include "app/cli/arguments.h"
#include "app/cli/exit_status.h"
#include "app/cli/files.h"
#include "app/cli/watch.h"

#include "core/insight/figures.h"
#include "core/lang/compile.h"

#include <tl/expected.hpp>

namespace app {

/// A result, or the status with which the command ends; what is wrong has been said then.
template <class T>
using Outcome = tl::expected<T, ExitStatus>;

/// Says it and gives the status of wrong usage.
tl::unexpected<ExitStatus> refused(const std::string& message);

/// Reads and compiles a lesson; its diagnostics go to standard error.
Outcome<std::shared_ptr<const core::Program>> compileLesson(const std::string& lesson);
/// The options of a run, with what the lesson says of its machine.
Outcome<core::RunOptions> optionsOf(const core::Program& program, const RunArguments& arguments);
/// The same for a run of the machine's own: a lesson that a person schedules has none.
Outcome<core::RunOptions> machineOptionsOf(const core::Program& program, const RunArguments& arguments);

/// The status with which a command ends that has seen this run.
ExitStatus statusOf(const core::Recording& recording, const core::Figures& figures);

/// What is left to do with a run: results to standard output, a summary to standard error, files. Gives the
/// command's status.
ExitStatus report(const std::shared_ptr<const core::Recording>& recording, const RunArguments& arguments,
                  const FileArguments& files, bool withDecisions, const Watch& watch);

} // namespace app
