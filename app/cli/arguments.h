#pragma once

#include "app/export/picture.h"

#include "core/machine/simulate.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
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
    std::vector<std::string> files; ///< "-" is standard output.
    std::string format;             ///< Of "-".
    PictureOptions picture;
};

/// Declare the options; values are checked while they are parsed, so that wrong usage comes before all else.
void addLesson(CLI::App& command, RunArguments& arguments);
void addSettings(CLI::App& command, RunArguments& arguments);
void addFiles(CLI::App& command, FileArguments& arguments);

/// What a value of --max-memory and its like says: 16MiB, 2GiB, 1000000.
core::Result<std::uint64_t> parseSize(std::string_view text);

} // namespace app
