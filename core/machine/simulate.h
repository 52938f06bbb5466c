#pragma once

#include "core/base/limits.h"
#include "core/base/settings.h"
#include "core/program/program.h"
#include "core/recording/recording.h"

#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace core {

/// How a program is run.
struct RunOptions {
    Settings settings;
    Limits limits;
    std::map<std::string, double>
        parameters; ///< Values of the lesson's param()s that differ from their defaults.
    std::map<std::string, std::string>
        inputs;           ///< `--set input.n=…`: "1", "2", …; and "think" (milliseconds).
    std::stop_token stop; ///< Asks the run to end early; its outcome is then a limit.
};

/// Settings and parameters given from outside, as `name` → text. A name that both have is the setting's;
/// overrideOf() says what the parameter is called here.
using Overrides = std::map<std::string, std::string>;
std::string overrideOf(const Parameter& parameter);

/// What a text says of a parameter. The error names it, its range and its line in the lesson.
Result<double> parameterValue(const Parameter& parameter, std::string_view text);

/// The options of a run: defaults, then the lesson's machine(…) with the parameters as they are set, then the
/// settings in `overrides` (the command line or the window), which hold whatever the lesson says. The error
/// names the setting or parameter, its range, what was given, and where if the lesson says it.
Result<RunOptions> optionsFor(const Program& program, const Overrides& overrides = {});

/// Runs the program on the simulated machine until it ends; the policy is not `manual`, which is a person's.
/// The same program and options give the same recording.
std::shared_ptr<const Recording> simulate(const std::shared_ptr<const Program>& program,
                                          const RunOptions& options);

} // namespace core
