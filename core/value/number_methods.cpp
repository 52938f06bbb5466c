// Methods of int, float and range.

#include "core/value/arguments.h"
#include "core/value/integers.h"
#include "core/value/methods.h"
#include "core/value/reals.h"

#include <bit>
#include <cmath>

namespace core {
namespace {

Evaluated<Value> bitLength(ValueContext& context, Value self, Arguments)
{
    return Value::small(static_cast<std::int64_t>(Integer(context, self).bits()));
}

Evaluated<Value> bitCount(ValueContext& context, Value self, Arguments)
{
    Integer integer(context, self);
    mpz_abs(integer.get(), integer.get());
    return Value::small(static_cast<std::int64_t>(mpz_popcount(integer.get())));
}

Evaluated<Value> itself(ValueContext& context, Value self, Arguments)
{
    return self.isBool() ? newInteger(context, smallOf(self)) : self;
}

Evaluated<Value> integerRatio(ValueContext& context, Value self, Arguments)
{
    const std::array pair{self.isBool() ? Value::small(smallOf(self)) : self, Value::small(1)};
    return newTuple(context, pair);
}

Evaluated<Value> isWhole(ValueContext&, Value self, Arguments)
{
    return Value::boolean(std::isfinite(self.asReal()) && self.asReal() == std::floor(self.asReal()));
}

Evaluated<Value> realRatio(ValueContext& context, Value self, Arguments)
{
    const double value = self.asReal();
    if (!std::isfinite(value))
        return std::isnan(value)
            ? Evaluated<Value>(raise(context, TypeId::ValueError, "cannot convert NaN to integer ratio"))
            : Evaluated<Value>(
                raise(context, TypeId::OverflowError, "cannot convert Infinity to integer ratio"));
    int exponent = 0;
    double mantissa = std::frexp(value, &exponent);
    for (; mantissa != std::floor(mantissa); --exponent)
        mantissa *= 2;
    Integer numerator(static_cast<std::int64_t>(mantissa));
    Integer denominator(1);
    const auto shift = static_cast<mp_bitcnt_t>(std::abs(exponent));
    Integer& scaled = exponent >= 0 ? numerator : denominator;
    mpz_mul_2exp(scaled.get(), scaled.get(), shift);
    const std::array pair{*numerator.toValue(context), *denominator.toValue(context)};
    return newTuple(context, pair);
}

Evaluated<Value> hexText(ValueContext& context, Value self, Arguments)
{
    const double value = self.asReal();
    if (!std::isfinite(value))
        return newText(context, realText(value));
    int exponent = 0;
    const double mantissa = std::frexp(std::fabs(value), &exponent);
    std::string digits = value == 0 ? "0x0.0p+0" : "";
    if (digits.empty()) {
        static constexpr std::string_view kHex = "0123456789abcdef";
        const int shift = 1 - std::max(-1021 - exponent, 0);
        double rest = std::ldexp(mantissa, shift);
        exponent -= shift;
        digits = "0x" + std::string(1, kHex[static_cast<std::size_t>(rest)]) + ".";
        rest -= std::floor(rest);
        for (int i = 0; i < 13; ++i) {
            rest *= 16;
            digits.push_back(kHex[static_cast<std::size_t>(rest)]);
            rest -= std::floor(rest);
        }
        digits += std::string("p") + (exponent < 0 ? "-" : "+") + std::to_string(std::abs(exponent));
    }
    return newText(context, (std::signbit(value) ? "-" : "") + digits);
}

Evaluated<Value> rangeCount(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<bool> found = contains(context, self, arguments[0]);
    return found ? Evaluated<Value>(Value::small(*found ? 1 : 0)) : Evaluated<Value>(failure(found));
}

Evaluated<Value> rangeIndex(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<bool> found = contains(context, self, arguments[0]);
    if (!found)
        return failure(found);
    if (!*found) {
        const Evaluated<std::string> text = repr(context, arguments[0]);
        return raise(context, TypeId::ValueError, *text + " is not in range");
    }
    const Evaluated<Value> distance =
        subtract(context, arguments[0], context.memory.get(self.word(), RangeLayout::kStart));
    return binary(context, BinaryOp::FloorDivide, *distance,
                  context.memory.get(self.word(), RangeLayout::kStep));
}

constexpr std::array kMethods{
    MethodInfo{TypeId::Int, "bit_length", bitLength, {0, 0}},
    MethodInfo{TypeId::Int, "bit_count", bitCount, {0, 0}},
    MethodInfo{TypeId::Int, "conjugate", itself, {0, 0}},
    MethodInfo{TypeId::Int, "as_integer_ratio", integerRatio, {0, 0}},
    MethodInfo{TypeId::Float, "conjugate", itself, {0, 0}},
    MethodInfo{TypeId::Float, "is_integer", isWhole, {0, 0}},
    MethodInfo{TypeId::Float, "as_integer_ratio", realRatio, {0, 0}},
    MethodInfo{TypeId::Float, "hex", hexText, {0, 0}},
    MethodInfo{TypeId::Range, "count", rangeCount, {1, 1}},
    MethodInfo{TypeId::Range, "index", rangeIndex, {1, 1}},
};

} // namespace

std::span<const MethodInfo> numberMethods()
{
    return kMethods;
}

} // namespace core
