// Built-in functions on numbers and characters.

#include "core/value/arguments.h"
#include "core/value/integers.h"
#include "core/value/methods.h"
#include "core/value/reals.h"
#include "core/value/requests.h"
#include "core/value/text.h"
#include "core/value/utf8.h"

#include <cmath>

namespace core {
namespace {

Evaluated<Value> absolute(ValueContext& context, Arguments arguments)
{
    if (overrides(context, arguments[0], Special::Abs))
        return ask(context, Request::Absolute, arguments[0]);
    const Value value = payloadOf(context.memory, arguments[0]);
    if (value.isReal())
        return Value::real(std::fabs(value.asReal()));
    if (!isInteger(value))
        return raiseType(context, "bad operand type for abs(): '", arguments[0], "'");
    if (compareIntegers(context, value, Value::small(0)) < 0)
        return unary(context, UnaryOp::Negate, value);
    return value.isBool() ? Value::small(smallOf(value)) : value;
}

Evaluated<Value> divMod(ValueContext& context, Arguments arguments)
{
    const Value a = payloadOf(context.memory, arguments[0]);
    const Value b = payloadOf(context.memory, arguments[1]);
    if (overrides(context, arguments[0], Special::DivMod)
        || overrides(context, arguments[1], Special::RDivMod))
        return ask(context, Request::DivMod, arguments[0], arguments[1]);
    if (!isNumber(a) || !isNumber(b))
        return raise(context, TypeId::TypeError,
                     "unsupported operand type(s) for divmod(): '" + typeName(context, arguments[0])
                         + "' and '" + typeName(context, arguments[1]) + "'");
    if ((a.isReal() || b.isReal()) && toDouble(context, b) == 0.0)
        return raise(context, TypeId::ZeroDivisionError, "float divmod()");
    const Evaluated<Value> quotient = binary(context, BinaryOp::FloorDivide, a, b);
    if (!quotient)
        return quotient;
    const Evaluated<Value> rest = binary(context, BinaryOp::Modulo, a, b);
    if (!rest)
        return rest;
    const std::array pair{*quotient, *rest};
    return newTuple(context, pair);
}

Evaluated<Value> powerModulo(ValueContext& context, Value base, Value exponent, Value modulus)
{
    if (!isInteger(base) || !isInteger(exponent) || !isInteger(modulus))
        return raise(context, TypeId::TypeError,
                     "pow() 3rd argument not allowed unless all arguments are integers");
    const Integer m(context, modulus);
    if (m.sign() == 0)
        return raise(context, TypeId::ValueError, "pow() 3rd argument cannot be 0");
    Integer b(context, base);
    Integer e(context, exponent);
    Integer size(m);
    mpz_abs(size.get(), size.get());
    if (e.sign() < 0) {
        if (mpz_invert(b.get(), b.get(), size.get()) == 0)
            return raise(context, TypeId::ValueError, "base is not invertible for the given modulus");
        mpz_neg(e.get(), e.get());
    }
    Integer result;
    mpz_powm(result.get(), b.get(), e.get(), size.get());
    if (m.sign() < 0 && result.sign() != 0)
        mpz_add(result.get(), result.get(), m.get());
    return result.toValue(context);
}

Evaluated<Value> power(ValueContext& context, Arguments arguments)
{
    const auto given = bound<3>(context, arguments, {"base", "exp", "mod"}, "pow", 2);
    if (!given)
        return failure(given);
    const auto [base, exponent, modulus] = *given;
    if (modulus.isUnset() || modulus.isNone())
        return binary(context, BinaryOp::Power, base, exponent);
    return powerModulo(context, base, exponent, modulus);
}

/// An int rounded to tens, hundreds, …, half to even.
Evaluated<Value> roundInteger(ValueContext& context, Value value, std::int64_t digits)
{
    if (digits >= 0)
        return value.isBool() ? Value::small(smallOf(value)) : value;
    if (digits < -100'000)
        return Value::small(0);
    Integer whole(context, value);
    Integer unit;
    Integer rest;
    mpz_ui_pow_ui(unit.get(), 10, static_cast<unsigned long>(-digits));
    mpz_fdiv_qr(whole.get(), rest.get(), whole.get(), unit.get());
    mpz_mul_2exp(rest.get(), rest.get(), 1);
    const int half = mpz_cmp(rest.get(), unit.get());
    if (half > 0 || (half == 0 && mpz_odd_p(whole.get()) != 0))
        mpz_add_ui(whole.get(), whole.get(), 1);
    mpz_mul(whole.get(), whole.get(), unit.get());
    return whole.toValue(context);
}

Evaluated<Value> round(ValueContext& context, Arguments arguments)
{
    const auto given = bound<2>(context, arguments, {"number", "ndigits"}, "round", 1);
    if (!given)
        return failure(given);
    const auto [number, places] = *given;
    if (overrides(context, number, Special::Round))
        return ask(context, Request::Round, number, places);
    const Value value = payloadOf(context.memory, number);
    if (!isNumber(value))
        return raiseType(context, "type ", number, " doesn't define __round__ method");
    const bool toWhole = places.isUnset() || places.isNone();
    const Evaluated<std::int64_t> digits =
        toWhole ? Evaluated<std::int64_t>(0) : indexArgument(context, places);
    if (!digits)
        return failure(digits);
    if (!value.isReal())
        return roundInteger(context, value, *digits);
    const double real = value.asReal();
    if (!toWhole) {
        const double rounded = roundedTo(real, *digits);
        if (std::isinf(rounded) && std::isfinite(real))
            return raise(context, TypeId::OverflowError, "rounded value too large to represent");
        return Value::real(rounded);
    }
    if (std::isnan(real))
        return raise(context, TypeId::ValueError, "cannot convert float NaN to integer");
    if (std::isinf(real))
        return raise(context, TypeId::OverflowError, "cannot convert float infinity to integer");
    return truncated(context, std::nearbyint(real));
}

template <int base>
Evaluated<Value> inBase(ValueContext& context, Arguments arguments)
{
    Value value = payloadOf(context.memory, arguments[0]);
    if (overrides(context, arguments[0], Special::Index)) {
        const Evaluated<std::int64_t> index = askInteger(context, Request::Index, arguments[0]);
        if (!index)
            return failure(index);
        value = newInteger(context, *index);
    }
    if (!isInteger(value)) {
        return raiseType(context, "'", arguments[0], "' object cannot be interpreted as an integer");
    }
    std::string digits = Integer(context, value).text(base);
    digits.insert(digits[0] == '-' ? 1 : 0, base == 16 ? "0x" : base == 8 ? "0o" : "0b");
    return newText(context, digits);
}

Evaluated<Value> ord(ValueContext& context, Arguments arguments)
{
    const Value value = payloadOf(context.memory, arguments[0]);
    if (!value.is(Kind::Str))
        return raiseType(context, "ord() expected string of length 1, but ", arguments[0], " found");
    const Text text(context, value);
    if (text.size() != 1)
        return raise(context, TypeId::TypeError,
                     "ord() expected a character, but string of length " + std::to_string(text.size())
                         + " found");
    std::size_t at = 0;
    return Value::small(static_cast<std::int64_t>(utf8::next(text.bytes(), at)));
}

Evaluated<Value> chr(ValueContext& context, Arguments arguments)
{
    if (!isInteger(arguments[0]))
        return raiseType(context, "'", arguments[0], "' object cannot be interpreted as an integer");
    const std::optional<std::int64_t> code = toInt64(context, arguments[0]);
    if (!code || *code > 0x7FFF'FFFF || *code < -0x8000'0000LL)
        return raise(context, TypeId::OverflowError,
                     code && *code < 0 ? "signed integer is less than minimum"
                                       : "Python int too large to convert to C int");
    if (*code < 0 || *code > 0x10FFFF)
        return raise(context, TypeId::ValueError, "chr() arg not in range(0x110000)");
    std::string text;
    utf8::append(text, static_cast<char32_t>(*code));
    return newText(context, text);
}

constexpr std::array kRows{
    BuiltinInfo{"", "abs", absolute, {1, 1}},   BuiltinInfo{"", "divmod", divMod, {2, 2}},
    BuiltinInfo{"", "pow", power, kNamed},      BuiltinInfo{"", "round", round, kNamed},
    BuiltinInfo{"", "hex", inBase<16>, {1, 1}}, BuiltinInfo{"", "oct", inBase<8>, {1, 1}},
    BuiltinInfo{"", "bin", inBase<2>, {1, 1}},  BuiltinInfo{"", "ord", ord, {1, 1}},
    BuiltinInfo{"", "chr", chr, {1, 1}},
};

} // namespace

std::span<const BuiltinInfo> numberFunctionRows()
{
    return kRows;
}

} // namespace core
