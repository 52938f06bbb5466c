#include "core/machine/simulate.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

namespace core {

namespace {

constexpr std::string_view kInput = "input.";

std::string numberText(double value)
{
    std::array<char, 64> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} ? std::string(text.data(), end) : std::string();
}

const Parameter* findParameter(const Declarations& declarations, std::string_view name)
{
    const auto found = std::ranges::find(declarations.parameters, name, &Parameter::name);
    return found == declarations.parameters.end() ? nullptr : &*found;
}

Result<double> parseParameter(const Parameter& parameter, const std::string& text)
{
    double value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isNumber = error == std::errc{} && rest == text.data() + text.size() && std::isfinite(value);
    if (!isNumber || value < parameter.low || value > parameter.high
        || (parameter.integral && value != std::floor(value)))
        return fail("The parameter " + parameter.name + " takes a number from " + numberText(parameter.low)
                    + " to " + numberText(parameter.high) + (parameter.integral ? " without fraction" : "")
                    + "; '" + text + "' is none.");
    return value;
}

std::string knownNames(const Declarations& declarations)
{
    std::string names;
    for (const Parameter& parameter : declarations.parameters)
        names += (names.empty() ? "" : ", ") + parameter.name;
    return names.empty() ? "The lesson has no parameters." : "The lesson's parameters are: " + names + ".";
}

/// What the lesson says of its machine, as the command line would write it.
std::string valueOf(const MachineSetting& setting, const Declarations& declarations,
                    const std::map<std::string, double>& parameters)
{
    if (!setting.parameter)
        return setting.value;
    const auto given = parameters.find(*setting.parameter);
    const Parameter* parameter = findParameter(declarations, *setting.parameter);
    const double value = given != parameters.end() ? given->second : parameter ? parameter->value : 0;
    const SettingInfo* info = findSetting(setting.name);
    return numberText(value) + (info && info->type == SettingType::Time ? "ms" : "");
}

Result<> take(RunOptions& options, const Declarations& declarations, const std::string& name,
              const std::string& value)
{
    if (name.starts_with(kInput)) {
        options.inputs[name.substr(kInput.size())] = value;
        return {};
    }
    const Parameter* parameter = findParameter(declarations, name);
    if (!parameter && !findSetting(name))
        return fail("There is no setting or parameter '" + name + "'. " + knownNames(declarations));
    if (!parameter)
        return {};
    const Result<double> number = parseParameter(*parameter, value);
    if (!number)
        return tl::make_unexpected(number.error());
    options.parameters[name] = *number;
    return {};
}

/// What the settings of the lesson and those given from outside say together.
Result<RunOptions> settled(RunOptions options, const Declarations& declarations, const Overrides& overrides)
{
    std::set<std::string, std::less<>> given;
    for (const MachineSetting& setting : declarations.machine)
        given.insert(setting.name);
    for (const auto& [name, value] : overrides)
        given.insert(name);
    if (const Result<> fits = settle(options.settings, given); !fits)
        return tl::make_unexpected(fits.error());
    return options;
}

} // namespace

Result<RunOptions> optionsFor(const Program& program, const Overrides& overrides)
{
    RunOptions options;
    const Declarations& declarations = program.declarations();
    for (const auto& [name, value] : overrides)
        if (Result<> taken = take(options, declarations, name, value); !taken)
            return tl::make_unexpected(taken.error());
    for (const MachineSetting& setting : declarations.machine) {
        const std::string value = valueOf(setting, declarations, options.parameters);
        if (Result<> applied = applySetting(options.settings, setting.name, value); !applied)
            return fail(applied.error().message);
    }
    for (const auto& [name, value] : overrides)
        if (findSetting(name)) {
            if (Result<> applied = applySetting(options.settings, name, value); !applied)
                return tl::make_unexpected(applied.error());
        }
    return settled(std::move(options), declarations, overrides);
}

} // namespace core
