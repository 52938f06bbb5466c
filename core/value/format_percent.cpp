#include "core/value/formatting.h"
#include "core/value/integers.h"
#include "core/value/operations.h"
#include "core/value/reals.h"
#include "core/value/sequences.h"
#include "core/value/utf8.h"

#include <cmath>

namespace core {
namespace {

/// The arguments of one `%` and how far they are used.
class PercentArguments {
public:
    PercentArguments(ValueContext& context, Value value)
        : m_value(value)
        , m_isTuple(payloadOf(context.memory, value).is(Kind::Tuple))
    {
        if (m_isTuple)
            m_items = listItems(context.memory, payloadOf(context.memory, value));
    }

    Evaluated<Value> next(ValueContext& context)
    {
        const std::size_t count = m_isTuple ? m_items.size() : 1;
        if (m_used >= count)
            return raise(context, TypeId::TypeError, "not enough arguments for format string");
        return m_isTuple ? m_items[m_used++] : (++m_used, m_value);
    }
    Evaluated<Value> named(ValueContext& context, std::string_view key)
    {
        m_named = true;
        if (!payloadOf(context.memory, m_value).is(Kind::Dict))
            return raise(context, TypeId::TypeError, "format requires a mapping");
        return getItem(context, m_value, newText(context, key));
    }
    bool isLeftOver(const ValueContext& context) const
    {
        if (m_isTuple)
            return m_used < m_items.size();
        const Kind kind = payloadOf(context.memory, m_value).kind();
        const bool isMapping = kind == Kind::Dict || kind == Kind::List;
        return m_used == 0 && !m_named && !isMapping;
    }

private:
    Value m_value;
    std::vector<Value> m_items;
    bool m_isTuple;
    std::size_t m_used = 0;
    bool m_named = false;
};

struct Directive {
    FormatSpec spec;
    bool isLeft = false;
    bool isZeroPadded = false;
    std::optional<std::string> key;
};

tl::unexpected<Raised> raiseIncomplete(ValueContext& context)
{
    return raise(context, TypeId::ValueError, "incomplete format");
}

/// A number or `*` from the arguments.
Evaluated<std::int64_t> readNumber(ValueContext& context, std::string_view text, std::size_t& at,
                                   PercentArguments& arguments)
{
    if (at < text.size() && text[at] == '*') {
        ++at;
        const Evaluated<Value> given = arguments.next(context);
        if (!given)
            return failure(given);
        if (!isInteger(*given))
            return raise(context, TypeId::TypeError, "* wants int");
        return toInt64(context, *given).value_or(0);
    }
    std::int64_t number = -1;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
        number = std::min<std::int64_t>(std::max<std::int64_t>(number, 0) * 10 + (text[at] - '0'), 1 << 30);
    return number;
}

/// Reads from behind the `%` up to the conversion character.
Evaluated<Directive> readDirective(ValueContext& context, std::string_view text, std::size_t& at,
                                   PercentArguments& arguments)
{
    Directive directive;
    if (at < text.size() && text[at] == '(') {
        const std::size_t close = text.find(')', at);
        if (close == std::string_view::npos)
            return raise(context, TypeId::ValueError, "incomplete format key");
        directive.key = std::string(text.substr(at + 1, close - at - 1));
        at = close + 1;
    }
    for (; at < text.size() && std::string_view("-+ #0").find(text[at]) != std::string_view::npos; ++at) {
        if (text[at] == '-')
            directive.isLeft = true;
        else if (text[at] == '0')
            directive.isZeroPadded = true;
        else if (text[at] == '#')
            directive.spec.alternate = true;
        else if (directive.spec.sign != '+')
            directive.spec.sign = text[at];
    }
    const Evaluated<std::int64_t> width = readNumber(context, text, at, arguments);
    if (!width)
        return failure(width);
    directive.isLeft = directive.isLeft || *width < -1;
    directive.spec.width = *width < -1 ? -*width : *width;
    if (at < text.size() && text[at] == '.') {
        ++at;
        const Evaluated<std::int64_t> precision = readNumber(context, text, at, arguments);
        if (!precision)
            return failure(precision);
        directive.spec.precision = std::max<std::int64_t>(*precision, 0);
    }
    while (at < text.size() && (text[at] == 'l' || text[at] == 'h' || text[at] == 'L'))
        ++at;
    if (at == text.size())
        return raiseIncomplete(context);
    directive.spec.align = directive.isLeft ? '<' : '>';
    return directive;
}

Evaluated<std::string> integerDirective(ValueContext& context, Directive directive, Value value, char code)
{
    Value number = payloadOf(context.memory, value);
    if (overrides(context, value, Special::Int) || overrides(context, value, Special::Index)) {
        const Evaluated<Value> whole = callType(context, TypeId::Int, {&value, 1, {}});
        if (!whole)
            return failure(whole);
        number = *whole;
    }
    const bool isDecimal = code == 'd' || code == 'i' || code == 'u';
    if (number.isReal() && isDecimal) {
        const Evaluated<Value> whole = callType(context, TypeId::Int, {&number, 1, {}});
        if (!whole)
            return failure(whole);
        number = *whole;
    }
    if (!isInteger(number)) {
        return raiseType(context,
                         std::string("%") + code
                             + (isDecimal ? " format: a real number is required, not "
                                          : " format: an integer is required, not "),
                         value, "");
    }
    FormatSpec& spec = directive.spec;
    std::string digits = Integer(context, number).text(code == 'o' ? 8 : isDecimal ? 10 : 16);
    const bool isNegative = digits[0] == '-';
    digits.erase(0, isNegative ? 1 : 0);
    while (static_cast<std::int64_t>(digits.size()) < spec.precision)
        digits.insert(0, 1, '0');
    if (code == 'X')
        for (char& c : digits)
            c = c >= 'a' ? static_cast<char>(c - 32) : c;
    const std::string prefix = !spec.alternate || isDecimal ? "" : std::string("0") + code;
    if (directive.isZeroPadded && !directive.isLeft) {
        spec.fill = U'0';
        spec.align = '=';
    }
    return formatDigits(isNegative, prefix, digits, "", spec);
}

Evaluated<std::string> realDirective(ValueContext& context, Directive directive, Value value, char code)
{
    Value number = payloadOf(context.memory, value);
    if (overrides(context, value, Special::Float)) {
        const Evaluated<Value> converted = callType(context, TypeId::Float, {&value, 1, {}});
        if (!converted)
            return failure(converted);
        number = *converted;
    }
    if (!isNumber(number)) {
        return raiseType(context, "must be real number, not ", value, "");
    }
    const std::optional<double> real = toDouble(context, number);
    if (!real)
        return raise(context, TypeId::OverflowError, "int too large to convert to float");
    directive.spec.type = static_cast<char32_t>(code);
    if (directive.isZeroPadded && !directive.isLeft) {
        directive.spec.fill = std::isfinite(*real) ? U'0' : U' ';
        directive.spec.align = '=';
        if (!std::isfinite(*real))
            directive.spec.align = '>';
    }
    return formatReal(context, *real, directive.spec);
}

Evaluated<std::string> characterDirective(ValueContext& context, const Directive& directive, Value value)
{
    std::string character;
    if (value.is(Kind::Str)) {
        character = textOf(context, value);
        if (utf8::count(character) != 1)
            return raise(context, TypeId::TypeError, "%c requires int or char");
    } else if (isInteger(value)) {
        const std::optional<std::int64_t> code = toInt64(context, value);
        if (!code || *code < 0 || *code > 0x10FFFF)
            return raise(context, TypeId::OverflowError, "%c arg not in range(0x110000)");
        utf8::append(character, static_cast<char32_t>(*code));
    } else {
        return raise(context, TypeId::TypeError, "%c requires int or char");
    }
    return padded(character, directive.spec, '>');
}

Evaluated<std::string> convert(ValueContext& context, const Directive& directive, Value value, char code,
                               std::size_t position)
{
    const auto textDirective = [&](const Evaluated<std::string>& text) -> Evaluated<std::string> {
        return text ? Evaluated<std::string>(formatText(*text, directive.spec)) : text;
    };
    switch (code) {
    case 's': return textDirective(str(context, value));
    case 'r': return textDirective(repr(context, value));
    case 'a': return textDirective(ascii(context, value));
    case 'c': return characterDirective(context, directive, value);
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
    case 'o': return integerDirective(context, directive, value, code);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': return realDirective(context, directive, value, code);
    default: break;
    }
    static constexpr std::string_view kHex = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(code);
    return raise(context, TypeId::ValueError,
                 std::string("unsupported format character '") + code + "' (0x" + kHex[byte >> 4]
                     + kHex[byte & 15] + ") at index " + std::to_string(position));
}

} // namespace

Evaluated<Value> percentFormat(ValueContext& context, Value format, Value value)
{
    const std::string text = textOf(context, format);
    PercentArguments arguments(context, value);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '%') {
            out.push_back(text[at++]);
            continue;
        }
        ++at;
        const Evaluated<Directive> directive = readDirective(context, text, at, arguments);
        if (!directive)
            return failure(directive);
        const char code = text[at];
        const std::size_t position = utf8::count(std::string_view(text).substr(0, at));
        ++at;
        if (code == '%') {
            out.push_back('%');
            continue;
        }
        const Evaluated<Value> argument =
            directive->key ? arguments.named(context, *directive->key) : arguments.next(context);
        if (!argument)
            return argument;
        const Evaluated<std::string> part = convert(context, *directive, *argument, code, position);
        if (!part)
            return failure(part);
        out += *part;
    }
    if (arguments.isLeftOver(context))
        return raise(context, TypeId::TypeError, "not all arguments converted during string formatting");
    return newText(context, out);
}

} // namespace core
