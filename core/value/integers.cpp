#include "core/value/integers.h"

#include "core/value/operations.h"

#include <cmath>
#include <vector>

namespace core {
namespace {

// BigInt objects: the number of limbs with the sign in the highest bit, then the limbs.
constexpr std::uint64_t kNegative = std::uint64_t{1} << 63;
constexpr std::int64_t kDoubleDigits = 53;

void setLimbs(mpz_ptr number, const std::uint64_t* limbs, std::size_t count, bool negative)
{
    mpz_t view;
    const auto size = static_cast<mp_size_t>(count);
    mpz_set(number, mpz_roinit_n(view, limbs, negative ? -size : size));
}

void readHeap(const Memory& memory, std::uint64_t object, mpz_ptr number)
{
    const std::uint64_t head = memory.raw(object, 0);
    if (Memory::isContiguous(Kind::BigInt, memory.header(object).words)) {
        setLimbs(number, memory.peek(object) + 2, head & ~kNegative, (head & kNegative) != 0);
        return;
    }
    std::vector<std::uint64_t> limbs(head & ~kNegative);
    for (std::size_t i = 0; i < limbs.size(); ++i)
        limbs[i] = memory.raw(object, 1 + i);
    setLimbs(number, limbs.data(), limbs.size(), (head & kNegative) != 0);
}

} // namespace

Integer::Integer(const ValueContext& context, Value value)
{
    mpz_init(m_number);
    if (value.isSmall() || value.isBool()) {
        mpz_set_si(m_number, smallOf(value));
    } else if (value.isConstant()) {
        const ConstantInteger& constant = context.constants.integer(value);
        setLimbs(m_number, constant.limbs.data(), constant.limbs.size(), constant.negative);
    } else {
        readHeap(context.memory, value.word(), m_number);
    }
}

std::string Integer::text(int base) const
{
    std::string digits(mpz_sizeinbase(m_number, base) + 2, '\0');
    mpz_get_str(digits.data(), base, m_number);
    digits.resize(digits.find('\0'));
    return digits;
}

tl::unexpected<Raised> raiseTooLarge(ValueContext& context)
{
    return raise(context, TypeId::OverflowError, "integer of more than 100,000 digits");
}

Evaluated<Value> Integer::toValue(ValueContext& context) const
{
    if (fitsInt64() && Value::fitsSmall(toInt64()))
        return Value::small(toInt64());
    if (bits() > kMaxIntegerBits)
        return raiseTooLarge(context);
    const std::size_t count = mpz_size(m_number);
    const std::uint64_t object = context.memory.allocate(Kind::BigInt, static_cast<std::uint32_t>(count + 1));
    context.memory.setRaw(object, 0, count | (sign() < 0 ? kNegative : 0));
    for (std::size_t i = 0; i < count; ++i)
        context.memory.setRaw(object, 1 + i, mpz_getlimbn(m_number, static_cast<mp_size_t>(i)));
    return Value::heap(Kind::BigInt, object);
}

Value newInteger(ValueContext& context, std::int64_t value)
{
    return Value::fitsSmall(value) ? Value::small(value) : *Integer(value).toValue(context);
}

std::optional<std::int64_t> toInt64(const ValueContext& context, Value value)
{
    if (value.isSmall() || value.isBool())
        return smallOf(value);
    if (!value.is(Kind::BigInt))
        return std::nullopt;
    const Integer integer(context, value);
    return integer.fitsInt64() ? std::optional(integer.toInt64()) : std::nullopt;
}

std::optional<double> toDouble(const ValueContext& context, Value value)
{
    if (value.isReal())
        return value.asReal();
    if (value.isSmall() || value.isBool())
        return static_cast<double>(smallOf(value));
    if (!value.is(Kind::BigInt))
        return std::nullopt;
    return nearestDouble(Integer(context, value));
}

Evaluated<Value> truncated(ValueContext& context, double value)
{
    if (std::fabs(value) < 1e18)
        return newInteger(context, static_cast<std::int64_t>(value));
    Integer integer;
    mpz_set_d(integer.get(), value);
    return integer.toValue(context);
}

namespace {

/// |a / b| rounded half to even, as CPython's long_true_divide: the quotient is scaled to a few bits more
/// than a double has, with a sticky bit for what was cut off. Nothing when it is too large.
std::optional<double> quotient(const Integer& a, const Integer& b)
{
    const auto difference = static_cast<std::int64_t>(a.bits()) - static_cast<std::int64_t>(b.bits());
    if (difference > 1024)
        return std::nullopt;
    if (difference < -1021 - kDoubleDigits - 1)
        return 0.0;
    const std::int64_t shift = std::max<std::int64_t>(difference, -1021) - kDoubleDigits - 2;
    Integer numerator(a);
    Integer denominator(b);
    mpz_abs(numerator.get(), numerator.get());
    mpz_abs(denominator.get(), denominator.get());
    if (shift < 0)
        mpz_mul_2exp(numerator.get(), numerator.get(), static_cast<mp_bitcnt_t>(-shift));
    else
        mpz_mul_2exp(denominator.get(), denominator.get(), static_cast<mp_bitcnt_t>(shift));
    Integer remainder;
    mpz_tdiv_qr(numerator.get(), remainder.get(), numerator.get(), denominator.get());
    std::uint64_t x = mpz_get_ui(numerator.get());
    const std::uint64_t sticky = remainder.sign() != 0 ? 1 : 0;
    const auto bits = static_cast<std::int64_t>(numerator.bits());
    const std::int64_t extra = std::max<std::int64_t>(bits, -1021 - shift) - kDoubleDigits;
    const std::uint64_t mask = std::uint64_t{1} << (extra - 1);
    const std::uint64_t low = x | sticky;
    if ((low & mask) != 0 && (low & (3 * mask - 1)) != 0)
        x += mask;
    x &= ~(2 * mask - 1);
    const double result = std::ldexp(static_cast<double>(x), static_cast<int>(shift));
    return std::isinf(result) ? std::nullopt : std::optional(result);
}

} // namespace

std::optional<double> nearestDouble(const Integer& value)
{
    if (value.sign() == 0)
        return 0.0;
    const std::optional<double> magnitude = quotient(value, Integer(1));
    return magnitude && value.sign() < 0 ? -*magnitude : magnitude;
}

Evaluated<double> divideExactly(ValueContext& context, const Integer& a, const Integer& b)
{
    if (b.sign() == 0)
        return raise(context, TypeId::ZeroDivisionError, "division by zero");
    if (a.sign() == 0)
        return b.sign() < 0 ? -0.0 : 0.0;
    const std::optional<double> magnitude = quotient(a, b);
    if (!magnitude)
        return raise(context, TypeId::OverflowError, "integer division result too large for a float");
    return a.sign() * b.sign() < 0 ? -*magnitude : *magnitude;
}

int compareIntegers(const ValueContext& context, Value a, Value b)
{
    if (!a.is(Kind::BigInt) && !b.is(Kind::BigInt)) {
        const std::int64_t x = smallOf(a);
        const std::int64_t y = smallOf(b);
        return x < y ? -1 : x > y ? 1 : 0;
    }
    return mpz_cmp(Integer(context, a).get(), Integer(context, b).get());
}

int compareIntegerWithReal(const ValueContext& context, Value integer, double real)
{
    if (!integer.is(Kind::BigInt)) {
        const auto x = static_cast<double>(smallOf(integer));
        return x < real ? -1 : x > real ? 1 : 0;
    }
    return mpz_cmp_d(Integer(context, integer).get(), real);
}

} // namespace core
