#include "app/cli/declared_options.h"

#include "app/cli/commands.h"

#include <algorithm>
#include <sstream>

namespace app {

namespace {

DeclaredOption declared(const CLI::Option& option)
{
    const auto& shortNames = option.get_snames();
    const bool takesValue = option.get_expected_max() > 0 && option.get_items_expected_max() > 0;
    return {"--" + option.get_lnames().front(), shortNames.empty() ? "" : "-" + shortNames.front(),
            takesValue ? option.get_type_name() : "", option.get_description(), option.get_group()};
}

DeclaredCommand declared(const CommandInfo& info)
{
    CLI::App app;
    const std::unique_ptr<Command> command = info.make();
    command->declare(app);
    DeclaredCommand result{std::string(info.name), std::string(info.summary), {}, {}};
    for (const CLI::Option* option : app.get_options()) {
        if (!option->get_lnames().empty())
            result.options.push_back(declared(*option));
        else
            result.positional = option->get_name(true) + (option->get_items_expected_max() > 1 ? "…" : "");
    }
    return result;
}

} // namespace

std::vector<std::string> DeclaredOption::choices() const
{
    std::vector<std::string> words;
    if (value.find('|') == std::string::npos)
        return words;
    std::istringstream all(value);
    for (std::string word; std::getline(all, word, '|');)
        words.push_back(word);
    const bool areWords =
        std::ranges::none_of(value, [](char c) { return c == ' ' || (c >= 'A' && c <= 'Z'); });
    return areWords ? words : std::vector<std::string>();
}

std::vector<DeclaredCommand> declaredCommands()
{
    std::vector<DeclaredCommand> commands;
    std::ranges::transform(commandTable(), std::back_inserter(commands),
                           [](const CommandInfo& info) { return declared(info); });
    return commands;
}

} // namespace app
