#include "app/cli/manual.h"

#include "app/cli/declared_options.h"

#include <cctype>
#include <set>

namespace app {

namespace {

constexpr std::string_view kHead =
    R"(.TH INTERLEAVE 1 "" "interleave )" INTERLEAVE_VERSION R"(" "User Commands"
.SH NAME
interleave \- show how threads, tasks and processes are scheduled
.SH SYNOPSIS
.B interleave
.RI [ FILE ...]
.br
)";

constexpr std::string_view kDescription = R"(.SH DESCRIPTION
Runs small Python programs, called lessons, on a simulated machine and shows what happens: which thread runs, which
one waits, for what, and since when. Without a command it opens a window. A
.I LESSON
is a file, the id of a lesson that comes with the program, or \- for standard input. The lesson's own output goes to
standard output, everything else to standard error.
.SH COMMANDS
)";

constexpr std::string_view kTail = R"(.SH EXIT STATUS
.TP
0
done, and the program ended normally in every interleaving looked at
.TP
1
wrong usage, or a file could not be read or written
.TP
2
the lesson has errors
.TP
3
done, and the program deadlocked, livelocked, raised an uncaught exception, failed an assertion or missed a deadline
.TP
4
stopped by a limit; what was found so far is printed
.TP
130
interrupted; what was found so far is printed
.SH ENVIRONMENT
.TP
.B NO_COLOR
no colours in messages
)";

/// Text as troff takes it: a backslash, a leading dot or quote and a hyphen mean something else there.
std::string troff(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == '\\')
            result += "\\e";
        else if (c == '-')
            result += "\\-";
        else
            result += c;
    }
    return result.starts_with('.') || result.starts_with('\'') ? "\\&" + result : result;
}

std::string entry(const DeclaredOption& option)
{
    std::string head = ".TP\n.BR ";
    if (!option.shortFlag.empty())
        head += troff(option.shortFlag) + " \", \" ";
    head += troff(option.flag);
    if (!option.value.empty())
        head += " \" " + troff(option.value) + "\"";
    return head + "\n" + troff(option.help) + "\n";
}

/// What several commands take alike (settings, limits, pictures) is described once.
std::string sharedOptions(const std::vector<DeclaredCommand>& commands, std::set<std::string>& described)
{
    std::string text;
    std::string group;
    for (const DeclaredCommand& command : commands)
        for (const DeclaredOption& option : command.options) {
            if (option.group == "Options" || !described.insert(option.flag).second)
                continue;
            if (option.group != group)
                text += ".SS " + option.group + "\n";
            group = option.group;
            text += entry(option);
        }
    return text;
}

std::string commandEntry(const DeclaredCommand& command)
{
    std::string text = ".SS interleave " + command.name + " " + command.positional + "\n";
    std::string summary = command.summary;
    summary.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(summary.front())));
    text += troff(summary) + ".\n";
    for (const DeclaredOption& option : command.options)
        if (option.group == "Options" && option.flag != "--help")
            text += entry(option);
    return text;
}

} // namespace

std::string manualPage()
{
    const std::vector<DeclaredCommand> commands = declaredCommands();
    std::string text(kHead);
    for (const DeclaredCommand& command : commands)
        text += ".B interleave " + command.name + "\n.RI [ OPTION \"...] " + command.positional + "\"\n.br\n";
    text += kDescription;
    std::set<std::string> described{"--help"};
    for (const DeclaredCommand& command : commands)
        text += commandEntry(command);
    return text + ".SH OPTIONS OF SEVERAL COMMANDS\n" + sharedOptions(commands, described)
        + std::string(kTail);
}

} // namespace app
