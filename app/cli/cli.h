#pragma once

#include <string_view>

namespace app {

/// Whether the first argument asks for a command, help or the version; anything else opens the window.
bool isCommand(std::string_view argument);

/// Carries a command out and returns its exit status (command-line.md). Needs no display.
int runCommand(int argc, char** argv);

} // namespace app
