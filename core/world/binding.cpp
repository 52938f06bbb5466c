#include "core/world/interpreter.h"

namespace core {

namespace {

/// "'a'", "'a' and 'b'", "'a', 'b', and 'c'".
std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool last = i + 1 == names.size();
        if (i > 0)
            text += last ? (names.size() == 2 ? " and " : ", and ") : ", ";
        text += "'" + names[i] + "'";
    }
    return text;
}

std::string plural(std::size_t count, std::string_view noun)
{
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

} // namespace

/// Puts the arguments of a call into the registers of a new frame. Empty, or what is wrong, as Python says it
/// behind the function's name.
std::string Interpreter::bind(const Function& function, Value object, Value self, const CallSite& site,
                              std::uint64_t frame)
{
    const std::uint64_t base = FrameLayout::registers;
    const std::size_t selfCount = self.isUnset() ? 0 : 1;
    const std::size_t given = site.arguments.positional + selfCount;
    const auto argument = [&](std::size_t i) { return i < selfCount ? self : site.arguments[i - selfCount]; };
    const std::size_t taken = std::min<std::size_t>(given, function.positional);
    std::uint64_t* words = m_memory.own(frame) + 1 + base;
    for (std::size_t i = 0; i < taken; ++i)
        words[i] = argument(i).bits();
    const std::uint64_t firstCaptured = function.parameterCount();
    for (std::uint16_t i = 0; i < function.captured; ++i)
        words[firstCaptured + i] = m_memory.get(object.word(), FunctionLayout::kCaptured + i).bits();
    if (function.starArgs) {
        std::vector<Value> rest;
        for (std::size_t i = taken; i < given; ++i)
            rest.push_back(argument(i));
        m_memory.set(frame, base + function.positional, newTuple(m_context, rest));
    }
    if (function.starKeywords)
        m_memory.set(frame, base + firstCaptured - 1, stamped(newDict(m_context)));
    if (site.arguments.named() > 0) {
        const std::string error = bindNamed(function, site, frame);
        if (!error.empty())
            return error;
    }
    if (given > function.positional && !function.starArgs) {
        std::size_t defaults = 0;
        const Value tuple = m_memory.get(object.word(), FunctionLayout::kDefaults);
        if (tuple.is(Kind::Tuple))
            defaults = tupleSize(m_memory, tuple);
        const std::string takes = defaults > 0 ? "from " + std::to_string(function.positional - defaults)
                + " to " + std::to_string(function.positional) + " positional arguments"
                                               : plural(function.positional, "positional argument");
        return "takes " + takes + " but " + std::to_string(given)
            + (given == 1 ? " was given" : " were given");
    }
    return fillDefaults(function, object, frame);
}

/// The positional-only parameters that a call names all the same: "a, b".
std::string Interpreter::positionalOnlyNamed(const Function& function, const CallSite& site) const
{
    std::string all;
    for (std::size_t p = 0; p < function.positionalOnly; ++p) {
        const std::string_view parameter = m_context.constants.name(function.parameterNames[p]);
        for (const Value name : site.arguments.names)
            if (textOf(m_context, name) == parameter)
                all += (all.empty() ? "" : ", ") + std::string(parameter);
    }
    return all;
}

std::string Interpreter::bindNamed(const Function& function, const CallSite& site, std::uint64_t frame)
{
    const std::uint64_t base = FrameLayout::registers;
    for (std::size_t n = 0; n < site.arguments.named(); ++n) {
        const Value nameValue = site.arguments.names[n];
        const std::string name = textOf(m_context, nameValue);
        const Value value = site.arguments[site.arguments.positional + n];
        std::optional<std::uint64_t> target;
        const std::size_t named = static_cast<std::size_t>(function.positional) + (function.starArgs ? 1 : 0)
            + function.keywordOnly;
        for (std::size_t p = function.positionalOnly; p < named; ++p) {
            const bool isStar = function.starArgs && p == function.positional;
            if (!isStar && m_context.constants.name(function.parameterNames[p]) == name)
                target = p;
        }
        if (target) {
            if (!m_memory.get(frame, base + *target).isUnset())
                return "got multiple values for argument '" + name + "'";
            m_memory.set(frame, base + *target, value);
        } else if (function.starKeywords) {
            const Value dict = m_memory.get(frame, base + function.parameterCount() - 1U);
            if (!dictSet(m_context, dict, nameValue, value))
                return "keywords must be strings";
        } else {
            const std::string refused = positionalOnlyNamed(function, site);
            if (!refused.empty())
                return "got some positional-only arguments passed as keyword arguments: '" + refused + "'";
            return "got an unexpected keyword argument '" + name + "'";
        }
    }
    return {};
}

std::string Interpreter::fillDefaults(const Function& function, Value object, std::uint64_t frame)
{
    const std::uint64_t base = FrameLayout::registers;
    const Value tuple = m_memory.get(object.word(), FunctionLayout::kDefaults);
    const std::size_t defaults = tuple.is(Kind::Tuple) ? tupleSize(m_memory, tuple) : 0;
    std::vector<std::string> missing;
    for (std::size_t p = 0; p < function.positional; ++p) {
        if (!m_memory.get(frame, base + p).isUnset())
            continue;
        if (p + defaults >= function.positional)
            m_memory.set(frame, base + p, tupleItem(m_memory, tuple, p + defaults - function.positional));
        else
            missing.emplace_back(m_context.constants.name(function.parameterNames[p]));
    }
    if (!missing.empty())
        return "missing " + plural(missing.size(), "required positional argument") + ": " + listed(missing);
    const Value keywords = m_memory.get(object.word(), FunctionLayout::kKeywordDefaults);
    for (std::size_t k = 0; k < function.keywordOnly; ++k) {
        const std::size_t p = function.positional + (function.starArgs ? 1U : 0U) + k;
        if (!m_memory.get(frame, base + p).isUnset())
            continue;
        const Value name = m_context.constants.nameText(function.parameterNames[p]);
        const Evaluated<Value> value =
            keywords.is(Kind::Dict) ? dictGet(m_context, keywords, name) : Value::unset();
        if (value && !value->isUnset())
            m_memory.set(frame, base + p, *value);
        else
            missing.emplace_back(m_context.constants.name(function.parameterNames[p]));
    }
    if (!missing.empty())
        return "missing " + plural(missing.size(), "required keyword-only argument") + ": " + listed(missing);
    return {};
}

} // namespace core
