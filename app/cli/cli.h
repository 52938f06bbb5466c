#pragma once

#include "core/base/result.h"

#include <string_view>

namespace app {

/// Whether the first argument asks for a command, help or the version; anything else opens the window.
bool isCommand(std::string_view argument);

/// Whether the window can open with these arguments: what they name is there, and a display is.
core::Result<> checkOpening(int argc, char** argv);

/// Carries a command out and returns its exit status (command-line.md). Needs no display.
int runCommand(int argc, char** argv);

} // namespace app
