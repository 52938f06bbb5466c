#include "core/world/interpreter.h"

#include <algorithm>

namespace core {

namespace {

/// "'name' and 'condition'"
std::string quoted(std::span<const std::string_view> names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "'" : " and '") + std::string(names[i]) + "'";
    return text;
}

std::string counted(std::size_t count, std::string_view what)
{
    return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

} // namespace

/// What Python says of a call that does not fit such a function of the helper module; empty if it fits.
std::string Interpreter::misfit(const CallSite& site, const Signature& signature) const
{
    const std::string function = std::string(signature.function) + "()";
    const std::span<const std::string_view> names = signature.names;
    const std::size_t given = site.arguments.positional;
    if (given > names.size())
        return function + " takes "
            + (signature.required == names.size() ? ""
                                                  : "from " + std::to_string(signature.required) + " to ")
            + counted(names.size(), "positional argument") + " but " + std::to_string(given)
            + (given == 1 ? " was given" : " were given");
    std::vector<std::string_view> missing;
    for (std::size_t i = given; i < signature.required; ++i)
        missing.push_back(names[i]);
    for (const Value each : site.arguments.names) {
        const std::string name = textOf(m_context, each);
        const auto known = std::ranges::find(names, name);
        if (known == names.end())
            return function + " got an unexpected keyword argument '" + name + "'";
        if (known - names.begin() < static_cast<std::ptrdiff_t>(given))
            return function + " got multiple values for argument '" + name + "'";
        std::erase(missing, name);
    }
    return missing.empty() ? std::string()
                           : function + " missing " + counted(missing.size(), "required positional argument")
            + ": " + quoted(missing);
}

} // namespace core
