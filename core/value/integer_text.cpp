#include "core/value/integers.h"
#include "core/value/operations.h"
#include "core/value/text_tools.h"

#include <algorithm>
#include <charconv>

namespace core {
namespace {

constexpr std::size_t kMaxDigits = 4300; ///< CPython's limit between text and decimal ints.

int digitValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 99;
}

bool hasPrefix(std::string_view digits, int base)
{
    if (digits.size() < 2 || digits[0] != '0')
        return false;
    const char letter = static_cast<char>(digits[1] | 0x20);
    return (base == 16 && letter == 'x') || (base == 8 && letter == 'o') || (base == 2 && letter == 'b');
}

/// The digits without prefix and underscores; empty when it is no number of that base. Base 0 is decided.
std::string cleanDigits(std::string_view digits, int& base)
{
    if (base == 0) {
        base = 10;
        for (const int candidate : {16, 8, 2})
            if (hasPrefix(digits, candidate))
                base = candidate;
        if (base == 10 && digits.size() > 1 && digits[0] == '0'
            && digits.find_first_not_of("0_") != std::string_view::npos)
            return {};
    }
    bool afterDigit = false;
    if (hasPrefix(digits, base)) {
        digits.remove_prefix(2);
        afterDigit = true; // An underscore may follow the prefix.
    }
    std::string clean;
    for (const char c : digits) {
        if (c == '_' ? !afterDigit : digitValue(c) >= base)
            return {};
        afterDigit = c != '_';
        if (c != '_')
            clean.push_back(c);
    }
    return afterDigit ? clean : std::string();
}

} // namespace

Evaluated<std::string> integerText(ValueContext& context, Value value)
{
    if (!value.is(Kind::BigInt))
        return std::to_string(smallOf(value));
    std::string digits = Integer(context, value).text(10);
    if (digits.size() - (digits[0] == '-' ? 1 : 0) > kMaxDigits)
        return raise(context, TypeId::ValueError,
                     "Exceeds the limit (4300 digits) for integer string conversion; use "
                     "sys.set_int_max_str_digits() to increase the limit");
    return digits;
}

Evaluated<Value> parseInteger(ValueContext& context, std::string_view text, int base)
{
    if (base != 0 && (base < 2 || base > 36))
        return raise(context, TypeId::ValueError, "int() base must be >= 2 and <= 36, or 0");
    const int given = base;
    std::string_view digits = trimmed(text);
    const bool negative = digits.starts_with('-');
    if (negative || digits.starts_with('+'))
        digits.remove_prefix(1);
    const std::string clean = cleanDigits(asciiDigits(digits), base);
    if (clean.empty())
        return raise(context, TypeId::ValueError,
                     "invalid literal for int() with base " + std::to_string(given) + ": " + quoted(text));
    if (clean.size() > kMaxDigits && (base & (base - 1)) != 0)
        return raise(context, TypeId::ValueError,
                     "Exceeds the limit (4300 digits) for integer string conversion: value has "
                         + std::to_string(clean.size())
                         + " digits; use sys.set_int_max_str_digits() to increase the limit");
    Integer integer;
    mpz_set_str(integer.get(), clean.c_str(), base);
    if (negative)
        mpz_neg(integer.get(), integer.get());
    return integer.toValue(context);
}

} // namespace core
