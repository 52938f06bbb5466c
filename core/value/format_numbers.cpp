#include "core/value/formatting.h"
#include "core/value/integers.h"
#include "core/value/operations.h"
#include "core/value/reals.h"
#include "core/value/requests.h"
#include "core/value/utf8.h"

#include <cmath>

namespace core {
namespace {

std::string character(char32_t c)
{
    std::string text;
    utf8::append(text, c);
    return text;
}

tl::unexpected<Raised> raiseUnknownCode(ValueContext& context, char32_t code, std::string_view type)
{
    return raise(context, TypeId::ValueError,
                 "Unknown format code '" + character(code) + "' for object of type '" + std::string(type)
                     + "'");
}

tl::unexpected<Raised> raiseValue(ValueContext& context, std::string_view message)
{
    return raise(context, TypeId::ValueError, message);
}

std::string upper(std::string text)
{
    for (char& c : text)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 32);
    return text;
}

Evaluated<std::string> formatCharacter(ValueContext& context, Value integer, const FormatSpec& spec)
{
    if (spec.sign != 0)
        return raiseValue(context, "Sign not allowed with integer format specifier 'c'");
    if (spec.alternate)
        return raiseValue(context, "Alternate form (#) not allowed with integer format specifier 'c'");
    const std::optional<std::int64_t> code = toInt64(context, integer);
    if (!code || *code < 0 || *code > 0x10FFFF)
        return raise(context, TypeId::OverflowError, "%c arg not in range(0x110000)");
    return padded(character(static_cast<char32_t>(*code)), spec, '<');
}

bool isRealCode(char32_t type)
{
    return std::u32string_view(U"eEfFgG%").find(type) != std::u32string_view::npos;
}

int baseOf(char32_t type)
{
    switch (type) {
    case U'b': return 2;
    case U'o': return 8;
    case U'x':
    case U'X': return 16;
    case U'd':
    case U'n':
    case U'\0': return 10;
    default: return 0;
    }
}

std::string_view prefixOf(char32_t type)
{
    switch (type) {
    case U'b': return "0b";
    case U'o': return "0o";
    case U'x': return "0x";
    case U'X': return "0X";
    default: return "";
    }
}

} // namespace

Evaluated<std::string> formatInteger(ValueContext& context, Value integer, const FormatSpec& spec)
{
    if (isRealCode(spec.type)) {
        const std::optional<double> real = toDouble(context, integer);
        if (!real)
            return raise(context, TypeId::OverflowError, "int too large to convert to float");
        return formatReal(context, *real, spec);
    }
    if (spec.precision >= 0)
        return raiseValue(context, "Precision not allowed in integer format specifier");
    if (spec.grouping != 0
        && (spec.type == U'c' || spec.type == U'n' || spec.type == U's'
            || (spec.grouping == ',' && baseOf(spec.type) != 10)))
        return raiseValue(context,
                          std::string("Cannot specify '") + spec.grouping + "' with '" + character(spec.type)
                              + "'.");
    if (spec.type == U'c')
        return formatCharacter(context, integer, spec);
    const int base = baseOf(spec.type);
    if (base == 0)
        return raiseUnknownCode(context, spec.type, "int");
    std::string digits;
    if (base == 10) {
        const Evaluated<std::string> text = integerText(context, integer);
        if (!text)
            return text;
        digits = *text;
    } else {
        digits = Integer(context, integer).text(base);
    }
    const bool isNegative = digits[0] == '-';
    digits.erase(0, isNegative ? 1 : 0);
    if (spec.type == U'X')
        digits = upper(digits);
    return formatDigits(isNegative, spec.alternate ? prefixOf(spec.type) : "", digits, "", spec);
}

namespace {

/// Digits of a real without its sign, as the type wants them.
std::string realDigits(double magnitude, const FormatSpec& spec)
{
    const int precision = spec.precision < 0 ? 6 : static_cast<int>(spec.precision);
    const auto withPoint = [&](std::string text) {
        if (spec.alternate && text.find('.') == std::string::npos && std::isfinite(magnitude))
            text.insert(std::min(text.find('e'), text.size()), ".");
        return text;
    };
    switch (spec.type) {
    case U'e':
    case U'E': return withPoint(scientificText(magnitude, precision));
    case U'f':
    case U'F': return withPoint(fixedText(magnitude, precision));
    case U'%': return withPoint(fixedText(magnitude * 100, precision)) + "%";
    case U'g':
    case U'G':
    case U'n': return generalText(magnitude, precision, spec.alternate);
    default: break;
    }
    if (spec.precision < 0)
        return withPoint(realText(magnitude));
    // Like 'g', but with at least one digit behind the point, and an exponent one digit earlier.
    const int wanted = std::max(precision, 1);
    std::string text = generalText(magnitude, wanted, spec.alternate);
    if (!std::isfinite(magnitude) || text.find('e') != std::string::npos || spec.alternate)
        return text;
    if (text.find('.') != std::string::npos)
        return text;
    if (static_cast<int>(text.size()) < wanted)
        return text + ".0";
    if (static_cast<int>(text.size()) == wanted) {
        std::string scientific = scientificText(magnitude, wanted - 1);
        const std::size_t e = scientific.find('e');
        std::string digits = scientific.substr(0, e);
        if (digits.find('.') != std::string::npos) {
            digits.resize(digits.find_last_not_of('0') + 1);
            if (digits.back() == '.')
                digits.pop_back();
        }
        return digits + scientific.substr(e);
    }
    return text;
}

} // namespace

Evaluated<std::string> formatReal(ValueContext& context, double real, const FormatSpec& spec)
{
    const std::u32string_view codes = U"eEfFgGn%";
    if (spec.type != 0 && codes.find(spec.type) == std::u32string_view::npos)
        return raiseUnknownCode(context, spec.type, "float");
    if (spec.precision > 1'000'000)
        return raiseValue(context, "precision too big");
    if (spec.grouping != 0 && spec.type == U'n')
        return raiseValue(context, std::string("Cannot specify '") + spec.grouping + "' with 'n'.");
    const bool isNegative = std::signbit(real) && !std::isnan(real);
    std::string digits = realDigits(std::fabs(real), spec);
    if (spec.type == U'E' || spec.type == U'F' || spec.type == U'G')
        digits = upper(digits);
    std::size_t whole = digits.find_first_not_of("0123456789");
    if (whole == std::string::npos)
        whole = digits.size();
    FormatSpec used = spec;
    if (!std::isfinite(real)) {
        used.grouping = 0;
        whole = digits.size();
    }
    return formatDigits(isNegative, "", std::string_view(digits).substr(0, whole),
                        std::string_view(digits).substr(whole), used);
}

Evaluated<std::string> format(ValueContext& context, Value value, std::string_view text)
{
    if (value.is(Kind::Instance) && !specialMethod(context, value, Special::Format).isUnset())
        return askText(context, Request::Format, value, newText(context, text));
    if (text.empty())
        return str(context, value);
    const Value inner = payloadOf(context.memory, value);
    const bool isPlain = inner.isReal() || isInteger(inner) || inner.is(Kind::Str);
    if (!isPlain)
        return raise(context, TypeId::TypeError,
                     "unsupported format string passed to " + typeName(context, value) + ".__format__");
    const std::string copy(text);
    const Evaluated<FormatSpec> spec = parseFormatSpec(context, copy, value);
    if (!spec)
        return tl::make_unexpected(spec.error());
    if (inner.isReal())
        return formatReal(context, inner.asReal(), *spec);
    if (isInteger(inner))
        return formatInteger(context, inner, *spec);
    if (spec->type != 0 && spec->type != U's')
        return raiseUnknownCode(context, spec->type, "str");
    if (spec->sign != 0)
        return raiseValue(context, "Sign not allowed in string format specifier");
    if (spec->alternate)
        return raiseValue(context, "Alternate form (#) not allowed in string format specifier");
    if (spec->grouping != 0)
        return raiseValue(context, std::string("Cannot specify '") + spec->grouping + "' with 's'.");
    if (spec->align == '=')
        return raiseValue(context, "'=' alignment not allowed in string format specifier");
    FormatSpec used = *spec;
    return formatText(textOf(context, inner), used);
}

} // namespace core
