#include "app/cli/completion.h"

#include "app/cli/declared_options.h"

#include <algorithm>
#include <set>

namespace app {

namespace {

std::string quoted(const std::string& text)
{
    std::string result = "'";
    for (const char c : text)
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<std::string> namesOf(const std::vector<DeclaredCommand>& commands)
{
    std::vector<std::string> names;
    std::ranges::transform(commands, std::back_inserter(names), &DeclaredCommand::name);
    names.emplace_back("help");
    return names;
}

std::string bashScript(const std::vector<DeclaredCommand>& commands)
{
    std::string options;
    std::string values;
    std::set<std::string> seen;
    for (const DeclaredCommand& command : commands) {
        std::vector<std::string> flags;
        for (const DeclaredOption& option : command.options) {
            flags.push_back(option.flag);
            if (const std::vector<std::string> words = option.choices();
                !words.empty() && seen.insert(option.flag).second)
                values += "        " + option.flag + ") words=" + quoted(joined(words)) + " ;;\n";
        }
        options += "        " + command.name + ") flags=" + quoted(joined(flags)) + " ;;\n";
    }
    return "_interleave() {\n"
           "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} flags= words=\n"
           "    case $before in\n"
        + values + "        help|interleave) words=" + quoted(joined(namesOf(commands)))
        + " ;;\n"
          "    esac\n"
          "    case ${COMP_WORDS[1]} in\n"
        + options
        + "    esac\n"
          "    if [ \"${word#-}\" != \"$word\" ]; then words=$flags\n"
          "    elif [ -z \"$words\" ]; then\n"
          "        words=$(interleave lessons 2>/dev/null | sed -n 's/^  \\([^ ]*\\) .*/\\1/p')\n"
          "    fi\n"
          "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
          "}\n"
          "complete -o default -F _interleave interleave\n";
}

std::string fishScript(const std::vector<DeclaredCommand>& commands)
{
    std::string text = "set -l commands " + joined(namesOf(commands)) + "\n";
    for (const DeclaredCommand& command : commands) {
        text += "complete -c interleave -n \"not __fish_seen_subcommand_from $commands\" -a " + command.name
            + " -d " + quoted(command.summary) + "\n";
        for (const DeclaredOption& option : command.options) {
            text += "complete -c interleave -n '__fish_seen_subcommand_from " + command.name + "' -l "
                + option.flag.substr(2) + " -d " + quoted(option.help);
            if (!option.shortFlag.empty())
                text += " -s " + option.shortFlag.substr(1);
            if (const std::vector<std::string> words = option.choices(); !words.empty())
                text += " -x -a " + quoted(joined(words));
            else if (!option.value.empty())
                text += " -r";
            text += "\n";
        }
    }
    return text;
}

/// zsh reads bash's completions through its own emulation of them.
std::string zshScript(const std::vector<DeclaredCommand>& commands)
{
    return "#compdef interleave\nautoload -U +X bashcompinit && bashcompinit\n" + bashScript(commands);
}

} // namespace

core::Result<std::string> completionScript(std::string_view shell)
{
    const std::vector<DeclaredCommand> commands = declaredCommands();
    if (shell == "bash")
        return bashScript(commands);
    if (shell == "zsh")
        return zshScript(commands);
    if (shell == "fish")
        return fishScript(commands);
    return core::fail("there is no completion for the shell '" + std::string(shell)
                      + "'; known are bash, zsh, fish");
}

} // namespace app
