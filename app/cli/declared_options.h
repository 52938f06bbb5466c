#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace app {

/// An option as its command declares it.
struct DeclaredOption {
    std::string flag;      ///< "--quantum".
    std::string shortFlag; ///< "-o", or empty.
    std::string value;     ///< What it takes, in words; empty for a flag.
    std::string help;
    std::string group;

    /// The words that it takes, where it takes one of a few: "rr|fcfs" in parts.
    std::vector<std::string> choices() const;
};

/// A command with all that it takes.
struct DeclaredCommand {
    std::string name;
    std::string summary;
    std::string positional; ///< "LESSON", "LESSON…", or empty.
    std::vector<DeclaredOption> options;
};

/// All commands, in the order of the help.
std::vector<DeclaredCommand> declaredCommands();

} // namespace app
