#include "core/value/reals.h"

#include "core/value/integers.h"
#include "core/value/operations.h"
#include "core/value/text_tools.h"

#include <array>
#include <charconv>
#include <cmath>

namespace core {
namespace {

/// std::to_chars knows no locale, unlike printf.
std::string toText(double value, std::chars_format format, int precision)
{
    std::string text(static_cast<std::size_t>(precision) + 350, '\0');
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value, format, precision);
    text.resize(static_cast<std::size_t>(end - text.data()));
    return text;
}

std::string notFinite(double value)
{
    return std::isnan(value) ? "nan" : value < 0 ? "-inf" : "inf";
}

/// Digits without a point and the position of the point behind the first of them.
std::pair<std::string, int> digitsOf(std::string_view scientific)
{
    const std::size_t e = scientific.find('e');
    std::string digits;
    for (const char c : scientific.substr(0, e))
        if (c != '.' && c != '-')
            digits.push_back(c);
    int exponent = 0;
    const std::size_t sign = scientific[e + 1] == '+' ? 1 : 0;
    std::from_chars(scientific.data() + e + 1 + sign, scientific.data() + scientific.size(), exponent);
    return {digits, exponent};
}

std::string withExponent(const std::string& digits, int exponent)
{
    std::string text = digits.substr(0, 1);
    if (digits.size() > 1)
        text += "." + digits.substr(1);
    const std::string number = std::to_string(std::abs(exponent));
    return text + (exponent < 0 ? "e-" : "e+") + (number.size() < 2 ? "0" : "") + number;
}

std::string withPoint(const std::string& digits, int exponent)
{
    if (exponent < 0)
        return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole)
        return digits + std::string(whole - digits.size(), '0');
    return digits.substr(0, whole) + "." + digits.substr(whole);
}

std::string sign(double value)
{
    return std::signbit(value) ? "-" : "";
}

} // namespace

std::string realText(double value)
{
    if (!std::isfinite(value))
        return notFinite(value);
    std::array<char, 40> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
    const auto [digits, exponent] = digitsOf({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
    if (exponent < -4 || exponent >= 16)
        return sign(value) + withExponent(digits, exponent);
    const std::string text = withPoint(digits, exponent);
    return sign(value) + text + (text.find('.') == std::string::npos ? ".0" : "");
}

std::string fixedText(double value, int precision)
{
    return std::isfinite(value) ? toText(value, std::chars_format::fixed, precision) : notFinite(value);
}

std::string scientificText(double value, int precision)
{
    return std::isfinite(value) ? toText(value, std::chars_format::scientific, precision) : notFinite(value);
}

std::string generalText(double value, int precision, bool alternate)
{
    if (!std::isfinite(value))
        return notFinite(value);
    const int wanted = std::max(precision, 1);
    auto [digits, exponent] = digitsOf(toText(value, std::chars_format::scientific, wanted - 1));
    const bool useExponent = exponent < -4 || exponent >= wanted;
    if (!alternate) {
        const std::size_t last = digits.find_last_not_of('0');
        digits.resize(last == std::string::npos ? 1 : last + 1);
    }
    std::string text = useExponent ? withExponent(digits, exponent) : withPoint(digits, exponent);
    if (alternate && text.find('.') == std::string::npos)
        text.insert(std::min(text.find('e'), text.size()), ".");
    return sign(value) + text;
}

namespace {

/// The number without underscores; empty when they stand where they may not.
std::string withoutUnderscores(std::string_view text)
{
    std::string clean;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '_') {
            clean.push_back(text[i]);
            continue;
        }
        const auto isDigit = [&](std::size_t at) {
            return at < text.size() && text[at] >= '0' && text[at] <= '9';
        };
        if (i == 0 || !isDigit(i - 1) || !isDigit(i + 1))
            return {};
    }
    return clean;
}

std::optional<double> special(std::string_view text)
{
    std::string lower;
    for (const char c : text)
        lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    if (lower == "inf" || lower == "infinity")
        return INFINITY;
    return lower == "nan" ? std::optional<double>(NAN) : std::nullopt;
}

std::optional<double> number(std::string_view text)
{
    const std::string clean = withoutUnderscores(text);
    if (clean.empty() || !((clean[0] >= '0' && clean[0] <= '9') || clean[0] == '.'))
        return special(text);
    double value = 0;
    const auto [end, error] = std::from_chars(clean.data(), clean.data() + clean.size(), value);
    if (end != clean.data() + clean.size() || error == std::errc::invalid_argument)
        return std::nullopt;
    if (error == std::errc::result_out_of_range) {
        const std::size_t e = clean.find_first_of("eE");
        return e != std::string::npos && e + 1 < clean.size() && clean[e + 1] == '-' ? 0.0 : INFINITY;
    }
    return value;
}

} // namespace

Evaluated<double> parseReal(ValueContext& context, std::string_view text)
{
    const std::string digits = asciiDigits(trimmed(text));
    std::string_view rest = digits;
    const bool negative = rest.starts_with('-');
    if (negative || rest.starts_with('+'))
        rest.remove_prefix(1);
    const std::optional<double> value = number(rest);
    if (!value)
        return raise(context, TypeId::ValueError, "could not convert string to float: " + quoted(text));
    return negative ? -*value : *value;
}

std::pair<double, double> floorDivision(double a, double b)
{
    double remainder = std::fmod(a, b);
    double quotient = (a - remainder) / b;
    if (remainder != 0) {
        if ((b < 0) != (remainder < 0)) {
            remainder += b;
            quotient -= 1;
        }
    } else {
        remainder = std::copysign(0.0, b);
    }
    if (quotient == 0)
        return {std::copysign(0.0, a / b), remainder};
    const double whole = std::floor(quotient);
    return {quotient - whole > 0.5 ? whole + 1 : whole, remainder};
}

namespace {

Evaluated<Value> realPower(ValueContext& context, double a, double b)
{
    if (a == 0 && b < 0)
        return raise(context, TypeId::ZeroDivisionError, "0.0 cannot be raised to a negative power");
    if (a < 0 && std::isfinite(a) && std::isfinite(b) && b != std::floor(b))
        return raise(context, TypeId::ValueError, "complex numbers are not simulated");
    const double power = std::pow(a, b);
    if (std::isinf(power) && std::isfinite(a) && std::isfinite(b)) {
        const std::array args{Value::small(34), newText(context, "Numerical result out of range")};
        return tl::make_unexpected(
            Raised{newException(context, typeValue(TypeId::OverflowError), newTuple(context, args))});
    }
    return Value::real(power);
}

} // namespace

Evaluated<Value> realBinary(ValueContext& context, int operation, double a, double b)
{
    const auto op = static_cast<BinaryOp>(operation);
    const auto zeroDivision = [&](std::string_view message) {
        return raise(context, TypeId::ZeroDivisionError, message);
    };
    switch (op) {
    case BinaryOp::Add: return Value::real(a + b);
    case BinaryOp::Subtract: return Value::real(a - b);
    case BinaryOp::Multiply: return Value::real(a * b);
    case BinaryOp::Divide:
        if (b == 0)
            return zeroDivision("float division by zero");
        return Value::real(a / b);
    case BinaryOp::FloorDivide:
        if (b == 0)
            return zeroDivision("float floor division by zero");
        return Value::real(floorDivision(a, b).first);
    case BinaryOp::Modulo:
        if (b == 0)
            return zeroDivision("float modulo");
        return Value::real(floorDivision(a, b).second);
    default: return realPower(context, a, b);
    }
}

double roundedTo(double value, std::int64_t digits)
{
    if (!std::isfinite(value) || digits > 323)
        return value;
    if (digits < -308)
        return std::copysign(0.0, value);
    if (digits >= 0) {
        const std::string text = fixedText(value, static_cast<int>(digits));
        double rounded = 0;
        std::from_chars(text.data(), text.data() + text.size(), rounded);
        return rounded;
    }
    Integer whole;
    mpz_set_d(whole.get(), std::fabs(value));
    Integer unit;
    mpz_ui_pow_ui(unit.get(), 10, static_cast<unsigned long>(-digits));
    Integer rest;
    mpz_fdiv_qr(whole.get(), rest.get(), whole.get(), unit.get());
    mpz_mul_2exp(rest.get(), rest.get(), 1);
    const int half = mpz_cmp(rest.get(), unit.get());
    const bool isTie = half == 0 && value == std::trunc(value);
    if (isTie ? mpz_odd_p(whole.get()) != 0 : half >= 0)
        mpz_add_ui(whole.get(), whole.get(), 1);
    mpz_mul(whole.get(), whole.get(), unit.get());
    return std::copysign(nearestDouble(whole).value_or(INFINITY), value);
}

std::int64_t realHash(double value)
{
    constexpr int kBits = 61;
    constexpr std::uint64_t kModulus = (std::uint64_t{1} << kBits) - 1;
    if (!std::isfinite(value))
        return std::isnan(value) ? 0 : value > 0 ? 314159 : -314159;
    int exponent = 0;
    double mantissa = std::frexp(std::fabs(value), &exponent);
    std::uint64_t x = 0;
    while (mantissa != 0) {
        x = (x << 28 & kModulus) | x >> (kBits - 28);
        mantissa *= 268435456.0;
        exponent -= 28;
        const auto part = static_cast<std::uint64_t>(mantissa);
        mantissa -= static_cast<double>(part);
        x += part;
        if (x >= kModulus)
            x -= kModulus;
    }
    exponent = exponent >= 0 ? exponent % kBits : kBits - 1 - (-1 - exponent) % kBits;
    x = (x << exponent & kModulus) | x >> (kBits - exponent);
    const auto hash = static_cast<std::int64_t>(x) * (value < 0 ? -1 : 1);
    return hash == -1 ? -2 : hash;
}

} // namespace core
