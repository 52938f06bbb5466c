#include "core/machine/simulate.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

namespace core {

namespace {

constexpr std::string_view kInput = "input.";
constexpr std::string_view kThink = "think";      ///< input.think
constexpr double kLongestThought = 86'400'000;    ///< Milliseconds: a day.
constexpr std::string_view kParameter = "param."; ///< Before a parameter's name that a setting has too.

/// The whole text as a number; none for infinity and what is no number.
std::optional<double> finiteNumber(std::string_view text)
{
    double value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isWhole = error == std::errc{} && rest == text.data() + text.size();
    return isWhole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

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

std::string inLine(TextPosition place)
{
    return "in line " + std::to_string(place.line) + " of the lesson";
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

/// What machine(…) says of a setting, in words: where it stands, and that it is a parameter's value.
std::string originOf(const MachineSetting& setting)
{
    return setting.parameter ? "the parameter " + *setting.parameter + " " + inLine(setting.place)
                             : "machine() " + inLine(setting.place);
}

/// Takes a parameter's value; settings come later.
Result<> takeParameter(RunOptions& options, const Declarations& declarations, std::string_view name,
                       const std::string& value)
{
    if (findSetting(name))
        return {};
    const bool isCalled = name.starts_with(kParameter) && !findParameter(declarations, name);
    const Parameter* parameter =
        findParameter(declarations, isCalled ? name.substr(kParameter.size()) : name);
    if (!parameter)
        return fail("There is no setting or parameter '" + std::string(name) + "'. "
                    + knownNames(declarations));
    const Result<double> number = parameterValue(*parameter, value);
    if (!number)
        return tl::make_unexpected(number.error());
    options.parameters[parameter->name] = *number;
    return {};
}

Result<> takeMachine(Settings& settings, const Declarations& declarations,
                     const std::map<std::string, double>& parameters, const Overrides& overrides)
{
    for (const MachineSetting& setting : declarations.machine) {
        if (overrides.contains(setting.name))
            continue;
        const Result<> applied =
            applySetting(settings, setting.name, valueOf(setting, declarations, parameters));
        if (!applied)
            return fail(applied.error().message + " It comes from " + originOf(setting) + ".");
    }
    return {};
}

/// Which of the settings that must fit each other the lesson gives, and where; the others were given from
/// outside.
std::string originsOf(const Declarations& declarations, const Overrides& overrides)
{
    std::string origins;
    for (const MachineSetting& setting : declarations.machine)
        if (!overrides.contains(setting.name)
            && (setting.name == "levels" || setting.name == "quanta" || setting.name == "allotments"))
            origins += " The lesson gives " + setting.name + ": " + originOf(setting) + ".";
    return origins;
}

/// input.1, input.2, …: what input() returns; input.think: milliseconds before each.
Result<> takeInput(RunOptions& options, const std::string& name, const std::string& value)
{
    const std::optional<double> number = finiteNumber(name == kThink ? value : name);
    if (name == kThink && (!number || *number < 0 || *number > kLongestThought))
        return fail("input.think takes milliseconds from 0 to 86,400,000; '" + value + "' is none.");
    if (name != kThink && (!number || *number < 1 || *number != std::floor(*number)))
        return fail(
            "There is no input." + name
            + ": input.1, input.2, … are the answers of input(), input.think the milliseconds before.");
    options.inputs[name] = value;
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
        return fail(fits.error().message + originsOf(declarations, overrides));
    return options;
}

} // namespace

std::string overrideOf(const Parameter& parameter)
{
    return findSetting(parameter.name) ? std::string(kParameter) + parameter.name : parameter.name;
}

Result<double> parameterValue(const Parameter& parameter, std::string_view text)
{
    const std::optional<double> value = finiteNumber(text);
    if (!value || *value < parameter.low || *value > parameter.high
        || (parameter.integral && *value != std::floor(*value)))
        return fail("The parameter " + parameter.name + " " + inLine(parameter.place)
                    + " takes a number from " + numberText(parameter.low) + " to "
                    + numberText(parameter.high) + (parameter.integral ? " without fraction" : "") + "; '"
                    + std::string(text) + "' is none.");
    return *value;
}

Result<RunOptions> optionsFor(const Program& program, const Overrides& overrides)
{
    RunOptions options;
    const Declarations& declarations = program.declarations();
    for (const auto& [name, value] : overrides) {
        if (name.starts_with(kInput)) {
            if (Result<> taken = takeInput(options, name.substr(kInput.size()), value); !taken)
                return tl::make_unexpected(taken.error());
        } else if (Result<> taken = takeParameter(options, declarations, name, value); !taken)
            return tl::make_unexpected(taken.error());
    }
    if (Result<> said = takeMachine(options.settings, declarations, options.parameters, overrides); !said)
        return tl::make_unexpected(said.error());
    for (const auto& [name, value] : overrides)
        if (findSetting(name)) {
            if (Result<> applied = applySetting(options.settings, name, value); !applied)
                return tl::make_unexpected(applied.error());
        }
    return settled(std::move(options), declarations, overrides);
}

} // namespace core
