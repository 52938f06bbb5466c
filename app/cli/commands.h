#pragma once

#include "app/cli/exit_status.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace app {

/// A command, its options declared, ready to be parsed and carried out.
class Command {
public:
    virtual ~Command() = default;
    virtual void declare(CLI::App& options) = 0;
    virtual ExitStatus execute() = 0;
};

/// One row of the table of commands.
struct CommandInfo {
    std::string_view name;
    std::string_view summary;
    std::unique_ptr<Command> (*make)();
};

/// All commands that work, in the order of the help.
std::span<const CommandInfo> commandTable();
const CommandInfo* findCommand(std::string_view name);

std::unique_ptr<Command> makeRun();
std::unique_ptr<Command> makeCompare();
std::unique_ptr<Command> makeReplay();
std::unique_ptr<Command> makeExplore();
std::unique_ptr<Command> makeCheck();
std::unique_ptr<Command> makeLessons();

} // namespace app
