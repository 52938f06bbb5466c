#pragma once

#include "app/cli/arguments.h"

#include <functional>

namespace app {

/// Makes the bytes of a file in a format.
using MakeBytes = std::function<core::Result<std::string>(const std::string& format)>;

/// Writes each file that was asked for, whole or not at all; "-" is standard output.
core::Result<> writeFiles(const FileArguments& files, const MakeBytes& make);

/// Whether the files and formats asked for can be written at all, by a command that writes these formats.
core::Result<> checkFiles(const FileArguments& files, bool json);

/// Whether a file takes the place of what would go to standard output.
bool takesStandardOutput(const FileArguments& files);

} // namespace app
