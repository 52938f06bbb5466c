#include "core/value/formatting.h"
#include "core/value/operations.h"
#include "core/value/requests.h"
#include "core/value/sequences.h"

#include <charconv>

namespace core {
namespace {

/// One call of str.format: its arguments and how fields have been numbered so far.
struct BraceCall {
    Arguments arguments;
    std::int64_t automatic = 0; ///< The next number of `{}`.
    enum class Numbering : std::uint8_t { Undecided, Automatic, Manual } numbering = Numbering::Undecided;
};

tl::unexpected<Raised> raiseValue(ValueContext& context, std::string_view message)
{
    return raise(context, TypeId::ValueError, message);
}

std::optional<std::int64_t> asNumber(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || text[0] == '-' || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

Evaluated<Value> positional(ValueContext& context, BraceCall& call, std::optional<std::int64_t> number)
{
    using Numbering = BraceCall::Numbering;
    const Numbering wanted = number ? Numbering::Manual : Numbering::Automatic;
    if (call.numbering != Numbering::Undecided && call.numbering != wanted)
        return raiseValue(context,
                          number ? "cannot switch from automatic field numbering to manual field "
                                   "specification"
                                 : "cannot switch from manual field specification to automatic field "
                                   "numbering");
    call.numbering = wanted;
    const std::int64_t position = number ? *number : call.automatic++;
    if (position >= static_cast<std::int64_t>(call.arguments.positional))
        return raise(context, TypeId::IndexError,
                     "Replacement index " + std::to_string(position)
                         + " out of range for positional args tuple");
    return call.arguments[static_cast<std::size_t>(position)];
}

Evaluated<Value> firstValue(ValueContext& context, BraceCall& call, std::string_view name)
{
    if (name.empty())
        return positional(context, call, std::nullopt);
    if (const std::optional<std::int64_t> number = asNumber(name))
        return positional(context, call, number);
    const Arguments& arguments = call.arguments;
    for (std::size_t i = 0; i < arguments.named(); ++i)
        if (textOf(context, arguments.names[i]) == name)
            return arguments.values[arguments.positional + i];
    return raiseWith(context, TypeId::KeyError, newText(context, name));
}

/// An attribute of a value, where it has one without a call.
Evaluated<Value> attributeOf(ValueContext& context, Value value, std::string_view name)
{
    if (const std::optional<std::uint32_t> index = context.constants.nameIndex(name)) {
        const Found found = findAttribute(context, value, *index);
        if (found.how == Found::How::Plain)
            return found.value;
        if (found.how != Found::How::Missing)
            return ask(context, Request::Attribute, value, newText(context, name));
    }
    const Value builtin = builtinAttribute(context, value, name);
    if (!builtin.isUnset())
        return builtin;
    return raise(context, TypeId::AttributeError,
                 "'" + typeName(context, value) + "' object has no attribute '" + std::string(name) + "'");
}

/// `name.attribute[key]…`
Evaluated<Value> fieldValue(ValueContext& context, BraceCall& call, std::string_view path)
{
    std::size_t at = std::min(path.find_first_of(".["), path.size());
    Evaluated<Value> value = firstValue(context, call, path.substr(0, at));
    while (value && at < path.size()) {
        if (path[at] == '.') {
            const std::size_t end = std::min(path.find_first_of(".[", at + 1), path.size());
            if (end == at + 1)
                return raiseValue(context, "Empty attribute in format string");
            value = attributeOf(context, *value, path.substr(at + 1, end - at - 1));
            at = end;
            continue;
        }
        if (path[at] != '[')
            return raiseValue(context, "Only '.' or '[' may follow ']' in format field specifier");
        const std::size_t close = path.find(']', at);
        if (close == std::string_view::npos)
            return raiseValue(context, "Missing ']' in format string");
        const std::string_view key = path.substr(at + 1, close - at - 1);
        if (key.empty())
            return raiseValue(context, "Empty attribute in format string");
        const std::optional<std::int64_t> number = asNumber(key);
        value = getItem(context, *value, number ? newInteger(context, *number) : newText(context, key));
        at = close + 1;
    }
    return value;
}

Evaluated<std::string> expand(ValueContext& context, BraceCall& call, std::string_view text, int depth);

/// The end of a field that begins behind `{`: the matching brace.
std::size_t fieldEnd(std::string_view text, std::size_t at)
{
    int depth = 1;
    bool inBrackets = false;
    for (; at < text.size(); ++at) {
        inBrackets = text[at] == '[' || (inBrackets && text[at] != ']');
        if (inBrackets)
            continue;
        depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
        if (depth == 0)
            return at;
    }
    return std::string_view::npos;
}

Evaluated<std::string> converted(ValueContext& context, Value value, char conversion, std::string_view spec)
{
    if (conversion == 0)
        return format(context, value, spec);
    const Evaluated<std::string> text = conversion == 'r' ? repr(context, value)
        : conversion == 'a'                               ? ascii(context, value)
                                                          : str(context, value);
    return text ? format(context, newText(context, *text), spec) : text;
}

/// One field without its braces: `path!conversion:spec`.
Evaluated<std::string> field(ValueContext& context, BraceCall& call, std::string_view text, int depth)
{
    std::size_t end = 0;
    for (bool inBrackets = false; end < text.size(); ++end) {
        inBrackets = text[end] == '[' || (inBrackets && text[end] != ']');
        if (!inBrackets && (text[end] == '!' || text[end] == ':'))
            break;
    }
    const Evaluated<Value> value = fieldValue(context, call, text.substr(0, end));
    if (!value)
        return failure(value);
    char conversion = 0;
    if (end < text.size() && text[end] == '!') {
        if (end + 1 == text.size())
            return raiseValue(context, "unmatched '{' in format spec");
        conversion = text[end + 1];
        if (end + 2 < text.size() && text[end + 2] != ':')
            return raiseValue(context, "expected ':' after conversion specifier");
        if (std::string_view("rsa").find(conversion) == std::string_view::npos)
            return raiseValue(context, std::string("Unknown conversion specifier ") + conversion);
        end += 2;
    }
    std::string spec;
    if (end < text.size()) {
        const Evaluated<std::string> expanded = expand(context, call, text.substr(end + 1), depth + 1);
        if (!expanded)
            return expanded;
        spec = *expanded;
    }
    return converted(context, *value, conversion, spec);
}

Evaluated<std::string> expand(ValueContext& context, BraceCall& call, std::string_view text, int depth)
{
    if (depth > 2)
        return raiseValue(context, "Max string recursion exceeded");
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at++];
        if (c != '{' && c != '}') {
            out.push_back(c);
            continue;
        }
        if (depth == 1 && at < text.size() && text[at] == c) {
            out.push_back(c);
            ++at;
            continue;
        }
        if (c == '}' || at == text.size())
            return raiseValue(context, std::string("Single '") + c + "' encountered in format string");
        const std::size_t end = fieldEnd(text, at);
        if (end == std::string_view::npos)
            return raiseValue(context,
                              text.find(':', at) == std::string_view::npos
                                  ? "expected '}' before end of string"
                                  : "unmatched '{' in format spec");
        const Evaluated<std::string> part = field(context, call, text.substr(at, end - at), depth);
        if (!part)
            return part;
        out += *part;
        at = end + 1;
    }
    return out;
}

} // namespace

Evaluated<Value> braceFormat(ValueContext& context, Value text, Arguments arguments)
{
    BraceCall call{arguments};
    const std::string copy = textOf(context, text);
    const Evaluated<std::string> result = expand(context, call, copy, 1);
    return result ? Evaluated<Value>(newText(context, *result)) : Evaluated<Value>(failure(result));
}

} // namespace core
