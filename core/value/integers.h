#pragma once

#include "core/value/context.h"

#include <cstdint>
#include <gmp.h>
#include <string>

namespace core {

/// An integer of any size while it is computed with.
class Integer {
public:
    Integer() { mpz_init(m_number); }
    explicit Integer(std::int64_t value) { mpz_init_set_si(m_number, value); }
    /// An int or bool of a lesson.
    Integer(const ValueContext& context, Value value);
    Integer(const Integer& other) { mpz_init_set(m_number, other.m_number); }
    Integer& operator=(const Integer& other)
    {
        mpz_set(m_number, other.m_number);
        return *this;
    }
    ~Integer() { mpz_clear(m_number); }

    mpz_ptr get() { return m_number; }
    mpz_srcptr get() const { return m_number; }
    int sign() const { return mpz_sgn(m_number); }
    std::size_t bits() const { return sign() == 0 ? 0 : mpz_sizeinbase(m_number, 2); }
    bool fitsInt64() const { return mpz_fits_slong_p(m_number) != 0; }
    std::int64_t toInt64() const { return mpz_get_si(m_number); }
    std::string text(int base) const; ///< Digits with a minus sign in front of negative ones.

    /// As a Value; too many digits are an OverflowError.
    Evaluated<Value> toValue(ValueContext& context) const;

private:
    mpz_t m_number;
};

/// Integers that need more bits than this are refused (lesson-language.md).
inline constexpr std::size_t kMaxIntegerBits = 332'192; ///< 100,000 digits.
tl::unexpected<Raised> raiseTooLarge(ValueContext& context);

inline bool isInteger(Value value)
{
    return value.isSmall() || value.is(Kind::BigInt) || value.isBool();
}
inline bool isNumber(Value value)
{
    return value.isReal() || isInteger(value);
}
/// An int or bool that fits: small ints and bools as they are.
inline std::int64_t smallOf(Value value)
{
    return value.isBool() ? value.isTrue() : value.asSmall();
}

/// Decimal text; past 4,300 digits Python's ValueError.
Evaluated<std::string> integerText(ValueContext& context, Value value);
/// `int(text, base)`.
Evaluated<Value> parseInteger(ValueContext& context, std::string_view text, int base);
/// a / b, correctly rounded.
Evaluated<double> divideExactly(ValueContext& context, const Integer& a, const Integer& b);
/// The nearest double; nothing when it is too large.
std::optional<double> nearestDouble(const Integer& value);
/// trunc(value) of a finite double.
Evaluated<Value> truncated(ValueContext& context, double value);

/// `a op b` of two ints or bools; op is no true division or power.
Evaluated<Value> integerBinary(ValueContext& context, int op, Value a, Value b);
Evaluated<Value> integerPower(ValueContext& context, Value base, Value exponent);
/// Less than, equal to or greater than zero.
int compareIntegers(const ValueContext& context, Value a, Value b);
/// An int against a double that is no NaN, exactly.
int compareIntegerWithReal(const ValueContext& context, Value integer, double real);

} // namespace core
