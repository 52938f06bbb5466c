#include "app/cli/combinations.h"

#include <algorithm>

namespace app {

namespace {

core::Result<std::vector<std::string>> valuesOf(const std::string& argument, std::size_t begin)
{
    std::vector<std::string> values;
    for (;;) {
        const std::size_t end = std::min(argument.find(',', begin), argument.size());
        values.push_back(argument.substr(begin, end - begin));
        if (values.back().empty())
            return core::fail("--vary " + argument + ": there is a value missing");
        if (end == argument.size())
            return values;
        begin = end + 1;
    }
}

/// Settings are named as the command line names them, or as a lesson does.
std::string plainName(std::string name)
{
    std::ranges::replace(name, '-', '_');
    return name;
}

} // namespace

core::Result<Combinations> combinationsOf(const std::vector<std::string>& varied)
{
    Combinations combinations{{}};
    for (const std::string& argument : varied) {
        const std::size_t equals = argument.find('=');
        if (equals == std::string::npos || equals == 0)
            return core::fail("--vary takes NAME=V1,V2,…, found '" + argument + "'");
        const std::string name = plainName(argument.substr(0, equals));
        if (std::ranges::find(combinations.front(), name, &std::pair<std::string, std::string>::first)
            != combinations.front().end())
            return core::fail("--vary names '" + name + "' twice");
        const core::Result<std::vector<std::string>> values = valuesOf(argument, equals + 1);
        if (!values)
            return tl::make_unexpected(values.error());
        Combinations longer;
        for (const Combination& combination : combinations)
            for (const std::string& value : *values) {
                longer.push_back(combination);
                longer.back().emplace_back(name, value);
            }
        combinations = std::move(longer);
        constexpr std::size_t most = 10'000;
        if (combinations.size() > most)
            return core::fail("--vary gives more than 10,000 combinations");
    }
    return combinations;
}

} // namespace app
