#include "app/cli/cli.h"

#include "app/cli/commands.h"
#include "app/cli/completion.h"
#include "app/cli/console.h"
#include "app/cli/manual.h"

#include "app/lessons/catalogue.h"
#include "core/base/result.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <filesystem>
#include <span>

namespace app {

namespace {

constexpr std::array kCommands{
    CommandInfo{"run", "run one lesson", makeRun},
    CommandInfo{"compare", "run lessons side by side, or one with all combinations of settings", makeCompare},
    CommandInfo{"explore", "find all interleavings of a lesson and what they lead to", makeExplore},
    CommandInfo{"replay", "run one given interleaving", makeReplay},
    CommandInfo{"check", "say what is wrong with lessons", makeCheck},
    CommandInfo{"lessons", "list the lessons that come with the program", makeLessons},
};

constexpr std::string_view kVersion = INTERLEAVE_VERSION;

std::string overview()
{
    std::string text = "interleave [FILE…]            open lessons in the window\n\n";
    for (const CommandInfo& command : kCommands) {
        const std::string name = "interleave " + std::string(command.name);
        text += name + std::string(30 - name.size(), ' ') + std::string(command.summary) + "\n";
    }
    return text
        + "interleave help COMMAND       what a command takes\n"
          "interleave help --man         the manual page, for `man -l -`\n"
          "interleave help --completion SHELL   what completes commands in bash, zsh or fish\n"
          "interleave --version\n\n"
          "A LESSON is a Python file, the id of a lesson that comes with the program, or - for standard "
          "input.\n";
}

ExitStatus print(std::string_view text)
{
    const core::Result<> written = writeOutput(text);
    if (written)
        return ExitStatus::Done;
    complain(written.error().message);
    return ExitStatus::Usage;
}

ExitStatus wrongUsage(const std::string& message, const std::string& command)
{
    complain(message);
    writeError("`interleave help" + (command.empty() ? command : " " + command) + "` says what it takes\n");
    return ExitStatus::Usage;
}

ExitStatus help(int argc, char** argv)
{
    if (argc <= 2)
        return print(overview());
    const std::string_view topic = argv[2];
    if (topic == "--man")
        return print(manualPage());
    if (topic == "--completion") {
        const core::Result<std::string> script = completionScript(argc > 3 ? argv[3] : "");
        return script ? print(*script) : wrongUsage(script.error().message, "");
    }
    const CommandInfo* info = findCommand(topic);
    if (!info)
        return wrongUsage("there is no command '" + std::string(topic) + "'", "");
    CLI::App options{std::string(info->summary), "interleave " + std::string(info->name)};
    const std::unique_ptr<Command> command = info->make();
    command->declare(options);
    return print(options.help());
}

ExitStatus execute(const CommandInfo& info, int argc, char** argv)
{
    CLI::App options{std::string(info.summary), "interleave " + std::string(info.name)};
    const std::unique_ptr<Command> command = info.make();
    command->declare(options);
    std::vector<std::string> arguments(argv + 2, argv + argc);
    std::ranges::reverse(arguments); // As CLI11 takes them.
    try {
        options.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
        return print(options.help());
    } catch (const CLI::ParseError& error) {
        return wrongUsage(error.what(), std::string(info.name));
    }
    return command->execute();
}

} // namespace

std::span<const CommandInfo> commandTable()
{
    return kCommands;
}

const CommandInfo* findCommand(std::string_view name)
{
    const auto found = std::ranges::find(kCommands, name, &CommandInfo::name);
    return found == kCommands.end() ? nullptr : &*found;
}

bool isCommand(std::string_view argument)
{
    static constexpr std::array<std::string_view, 3> kLater{"record", "convert", "stats"};
    return findCommand(argument) || std::ranges::find(kLater, argument) != kLater.end() || argument == "help"
        || argument == "--help" || argument == "-h" || argument == "--version";
}

core::Result<> checkOpening(int argc, char** argv)
{
    for (const std::string_view argument : std::span(argv, static_cast<std::size_t>(argc)).subspan(1)) {
        if (argument.starts_with('-'))
            break; // Qt's own options, with their values behind them.
        if (!std::filesystem::exists(argument)
            && !findLesson(QString::fromLocal8Bit(argument.data(), static_cast<qsizetype>(argument.size()))))
            return core::fail("there is no command, file or lesson '" + std::string(argument)
                              + "'; `interleave help` and `interleave lessons` list what there is");
    }
    const auto isSet = [](const char* variable) { return !qEnvironmentVariableIsEmpty(variable); };
    if (!isSet("DISPLAY") && !isSet("WAYLAND_DISPLAY") && !isSet("QT_QPA_PLATFORM"))
        return core::fail("there is no display to open the window on; `interleave run LESSON -o FILE.png` "
                          "writes its picture");
    return {};
}

int runCommand(int argc, char** argv)
{
    const std::string_view name = argv[1];
    if (name == "--version")
        return static_cast<int>(print("interleave " + std::string(kVersion) + "\n"));
    if (const CommandInfo* command = findCommand(name))
        return static_cast<int>(execute(*command, argc, argv));
    const bool isHelp = name == "help" || name == "--help" || name == "-h";
    return static_cast<int>(isHelp ? help(argc, argv)
                                   : wrongUsage("there is no command '" + std::string(name) + "'", ""));
}

} // namespace app
