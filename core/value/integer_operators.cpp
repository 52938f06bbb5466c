#include "core/value/integers.h"
#include "core/value/operations.h"

#include <cmath>

namespace core {
namespace {

std::int64_t floorDivide(std::int64_t a, std::int64_t b)
{
    const std::int64_t quotient = a / b;
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

tl::unexpected<Raised> raiseZeroDivision(ValueContext& context, BinaryOp op)
{
    return raise(context, TypeId::ZeroDivisionError,
                 op == BinaryOp::Modulo ? "integer modulo by zero" : "integer division or modulo by zero");
}

Evaluated<Value> shiftLeft(ValueContext& context, Value a, Value b)
{
    const std::optional<std::int64_t> count = toInt64(context, b);
    Integer result(context, a);
    if (result.sign() == 0)
        return Value::small(0);
    if (!count || static_cast<std::size_t>(*count) + result.bits() > kMaxIntegerBits)
        return raiseTooLarge(context);
    mpz_mul_2exp(result.get(), result.get(), static_cast<mp_bitcnt_t>(*count));
    return result.toValue(context);
}

Evaluated<Value> shiftRight(ValueContext& context, Value a, Value b)
{
    const std::optional<std::int64_t> count = toInt64(context, b);
    Integer result(context, a);
    if (!count)
        return Value::small(result.sign() < 0 ? -1 : 0);
    mpz_fdiv_q_2exp(result.get(), result.get(), static_cast<mp_bitcnt_t>(*count));
    return result.toValue(context);
}

Evaluated<Value> shift(ValueContext& context, BinaryOp op, Value a, Value b)
{
    if (compareIntegers(context, b, Value::small(0)) < 0)
        return raise(context, TypeId::ValueError, "negative shift count");
    if (!a.is(Kind::BigInt) && !b.is(Kind::BigInt)) {
        const std::int64_t x = smallOf(a);
        const std::int64_t count = smallOf(b);
        if (op == BinaryOp::RightShift)
            return Value::small(x >> std::min<std::int64_t>(count, 63));
        if (count < 15 && Value::fitsSmall(x << count))
            return Value::small(x << count);
    }
    return op == BinaryOp::LeftShift ? shiftLeft(context, a, b) : shiftRight(context, a, b);
}

Evaluated<Value> bitwise(BinaryOp op, Value a, Value b)
{
    const std::int64_t x = smallOf(a);
    const std::int64_t y = smallOf(b);
    const std::int64_t bits = op == BinaryOp::And ? x & y : op == BinaryOp::Or ? x | y : x ^ y;
    return a.isBool() && b.isBool() ? Value::boolean(bits != 0) : Value::small(bits);
}

Evaluated<Value> largeBinary(ValueContext& context, BinaryOp op, Value a, Value b)
{
    const Integer x(context, a);
    const Integer y(context, b);
    Integer result;
    if (op == BinaryOp::Multiply && x.bits() + y.bits() > kMaxIntegerBits + 64)
        return raiseTooLarge(context);
    switch (op) {
    case BinaryOp::Add: mpz_add(result.get(), x.get(), y.get()); break;
    case BinaryOp::Subtract: mpz_sub(result.get(), x.get(), y.get()); break;
    case BinaryOp::Multiply: mpz_mul(result.get(), x.get(), y.get()); break;
    case BinaryOp::FloorDivide: mpz_fdiv_q(result.get(), x.get(), y.get()); break;
    case BinaryOp::Modulo: mpz_fdiv_r(result.get(), x.get(), y.get()); break;
    case BinaryOp::And: mpz_and(result.get(), x.get(), y.get()); break;
    case BinaryOp::Or: mpz_ior(result.get(), x.get(), y.get()); break;
    case BinaryOp::Xor: mpz_xor(result.get(), x.get(), y.get()); break;
    default: break;
    }
    return result.toValue(context);
}

} // namespace

Evaluated<Value> integerBinary(ValueContext& context, int operation, Value a, Value b)
{
    const auto op = static_cast<BinaryOp>(operation);
    if (op == BinaryOp::LeftShift || op == BinaryOp::RightShift)
        return shift(context, op, a, b);
    if ((op == BinaryOp::FloorDivide || op == BinaryOp::Modulo)
        && compareIntegers(context, b, Value::small(0)) == 0)
        return raiseZeroDivision(context, op);
    if (a.is(Kind::BigInt) || b.is(Kind::BigInt))
        return largeBinary(context, op, a, b);
    const std::int64_t x = smallOf(a);
    const std::int64_t y = smallOf(b);
    switch (op) {
    case BinaryOp::Add: return newInteger(context, x + y);
    case BinaryOp::Subtract: return newInteger(context, x - y);
    case BinaryOp::FloorDivide: return newInteger(context, floorDivide(x, y));
    case BinaryOp::Modulo: return Value::small(x - floorDivide(x, y) * y);
    case BinaryOp::And:
    case BinaryOp::Or:
    case BinaryOp::Xor: return bitwise(op, a, b);
    default: return largeBinary(context, op, a, b);
    }
}

Evaluated<Value> integerPower(ValueContext& context, Value base, Value exponent)
{
    const Integer x(context, base);
    const std::optional<std::int64_t> n = toInt64(context, exponent);
    Integer result;
    if (x.bits() <= 1) { // 0, 1 or -1, whatever the exponent.
        const bool isOdd = mpz_odd_p(Integer(context, exponent).get()) != 0;
        const bool isOne = n == 0 || (x.sign() != 0 && (x.sign() > 0 || !isOdd));
        return Value::small(isOne ? 1 : x.sign());
    }
    if (!n || static_cast<double>(x.bits() - 1) * static_cast<double>(*n) > double{kMaxIntegerBits})
        return raiseTooLarge(context);
    mpz_pow_ui(result.get(), x.get(), static_cast<unsigned long>(*n));
    return result.toValue(context);
}

} // namespace core
