#pragma once

#include "app/export/picture.h"

#include "core/machine/simulate.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// What every command that runs a lesson takes: settings, parameters, limits.
struct RunArguments {
    std::string lesson;
    core::Overrides settings;
    std::vector<std::string> parameters; ///< NAME=VALUE
    std::optional<core::Duration> timeout;
    core::Limits limits;
    bool json = false;
};

/// Where results are written beside standard output.
struct FileArguments {
    std::vector<std::string> files;                        ///< "-" is standard output.
    std::string format;                                    ///< Of "-".
    std::vector<std::string> formats{"png", "svg", "pdf"}; ///< That the command writes.
    PictureOptions picture;
};

/// Declare the options; values are checked while they are parsed, so that wrong usage comes before all else.
void addLesson(CLI::App& command, RunArguments& arguments);
void addSettings(CLI::App& command, RunArguments& arguments);
/// Of a command that draws these views (the first, unless told otherwise) and writes arguments.formats.
void addFiles(CLI::App& command, FileArguments& arguments, const std::vector<std::string>& views);
/// What `run` and `replay` write: pictures, tables, and the recording as text.
void addRecordingFiles(CLI::App& command, FileArguments& arguments);
/// --chart: a chart instead of a view.
void addChart(CLI::App& command, PictureOptions& picture, const std::vector<std::string>& charts);
/// A part of the recording's time: --from, --to.
void addPart(CLI::App& command, PictureOptions& picture);
/// What is drawn from left to right, and how much of it: --axis, --as-pycharm.
void addAxis(CLI::App& command, PictureOptions& picture);

/// The option of a setting: op_cost is --op-cost.
std::string optionOf(std::string_view setting);

/// What a value of --max-memory and its like says: 16MiB, 2GiB, 1000000.
core::Result<std::uint64_t> parseSize(std::string_view text);

} // namespace app
