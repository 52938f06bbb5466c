// The module math.

#include "core/value/arguments.h"
#include "core/value/integers.h"
#include "core/value/methods.h"
#include "core/value/requests.h"

#include <cmath>
#include <numbers>

namespace core {
namespace {

Evaluated<double> askReal(ValueContext& context, Value object)
{
    const Evaluated<Value> answer = ask(context, Request::Real, object);
    if (!answer)
        return failure(answer);
    if (!answer->isReal())
        return raiseType(context, typeName(context, object) + ".__float__ returned non-float (type ", *answer,
                         ")");
    return answer->asReal();
}

Evaluated<double> realArgument(ValueContext& context, Value argument)
{
    const Value value = payloadOf(context.memory, argument);
    if (!isNumber(value)) {
        if (overrides(context, argument, Special::Float))
            return askReal(context, argument);
        return raiseType(context, "must be real number, not ", argument, "");
    }
    const std::optional<double> real = toDouble(context, value);
    if (!real)
        return raise(context, TypeId::OverflowError, "int too large to convert to float");
    return *real;
}

tl::unexpected<Raised> domainError(ValueContext& context)
{
    return raise(context, TypeId::ValueError, "math domain error");
}

/// The result of a function of libm, with CPython's errors.
Evaluated<Value> checked(ValueContext& context, double result, bool isFinite)
{
    if (std::isnan(result) && isFinite)
        return domainError(context);
    if (std::isinf(result) && isFinite)
        return raise(context, TypeId::OverflowError, "math range error");
    return Value::real(result);
}

using RealFunction = double (*)(double);
template <RealFunction function>
Evaluated<Value> unaryReal(ValueContext& context, Arguments arguments)
{
    const Evaluated<double> x = realArgument(context, arguments[0]);
    return x ? checked(context, function(*x), std::isfinite(*x)) : Evaluated<Value>(failure(x));
}

using RealPairFunction = double (*)(double, double);
template <RealPairFunction function>
Evaluated<Value> binaryReal(ValueContext& context, Arguments arguments)
{
    const Evaluated<double> x = realArgument(context, arguments[0]);
    if (!x)
        return failure(x);
    const Evaluated<double> y = realArgument(context, arguments[1]);
    if (!y)
        return failure(y);
    return checked(context, function(*x, *y), std::isfinite(*x) && std::isfinite(*y));
}

/// floor, ceil and trunc give ints.
template <RealFunction function>
Evaluated<Value> wholeOf(ValueContext& context, Arguments arguments)
{
    const Value value = payloadOf(context.memory, arguments[0]);
    if (isInteger(value))
        return value.isBool() ? Value::small(smallOf(value)) : value;
    const Evaluated<double> x = realArgument(context, arguments[0]);
    if (!x)
        return failure(x);
    if (std::isnan(*x))
        return raise(context, TypeId::ValueError, "cannot convert float NaN to integer");
    if (std::isinf(*x))
        return raise(context, TypeId::OverflowError, "cannot convert float infinity to integer");
    return truncated(context, function(*x));
}

using RealTest = bool (*)(double);
template <RealTest test>
Evaluated<Value> realTest(ValueContext& context, Arguments arguments)
{
    const Evaluated<double> x = realArgument(context, arguments[0]);
    return x ? Evaluated<Value>(Value::boolean(test(*x))) : Evaluated<Value>(failure(x));
}

/// Logarithm of a positive number, of ints beyond doubles too.
Evaluated<double> logarithm(ValueContext& context, Value argument, RealFunction function)
{
    const Value value = payloadOf(context.memory, argument);
    if (value.is(Kind::BigInt)) {
        const Integer integer(context, value);
        if (integer.sign() <= 0)
            return domainError(context);
        long exponent = 0;
        const double mantissa = mpz_get_d_2exp(&exponent, integer.get());
        return function(mantissa) + function(2.0) * static_cast<double>(exponent);
    }
    const Evaluated<double> x = realArgument(context, argument);
    if (!x)
        return x;
    if (*x <= 0)
        return domainError(context);
    return function(*x);
}

Evaluated<Value> log(ValueContext& context, Arguments arguments)
{
    const Evaluated<double> x = logarithm(context, arguments[0], std::log);
    if (!x || arguments.positional == 1)
        return x ? Evaluated<Value>(Value::real(*x)) : Evaluated<Value>(failure(x));
    const Evaluated<double> base = logarithm(context, arguments[1], std::log);
    if (!base)
        return failure(base);
    if (*base == 0)
        return raise(context, TypeId::ZeroDivisionError, "float division by zero");
    return Value::real(*x / *base);
}
template <RealFunction function>
Evaluated<Value> logOf(ValueContext& context, Arguments arguments)
{
    const Evaluated<double> x = logarithm(context, arguments[0], function);
    return x ? Evaluated<Value>(Value::real(*x)) : Evaluated<Value>(failure(x));
}

Evaluated<Integer> integerArgument(ValueContext& context, Value argument)
{
    const Value value = payloadOf(context.memory, argument);
    if (!isInteger(value))
        return raiseType(context, "'", argument, "' object cannot be interpreted as an integer");
    return Integer(context, value);
}

using IntegerPairFunction = void (*)(mpz_ptr, mpz_srcptr, mpz_srcptr);
template <IntegerPairFunction function>
Evaluated<Value> foldIntegers(ValueContext& context, Arguments arguments)
{
    Integer result(function == static_cast<IntegerPairFunction>(mpz_gcd) ? 0 : 1);
    for (std::size_t i = 0; i < arguments.positional; ++i) {
        const Evaluated<Integer> next = integerArgument(context, arguments[i]);
        if (!next)
            return failure(next);
        function(result.get(), result.get(), next->get());
    }
    return result.toValue(context);
}

Evaluated<Value> factorial(ValueContext& context, Arguments arguments)
{
    const Evaluated<Integer> n = integerArgument(context, arguments[0]);
    if (!n)
        return failure(n);
    if (n->sign() < 0)
        return raise(context, TypeId::ValueError, "factorial() not defined for negative values");
    if (!n->fitsInt64() || n->toInt64() > 26'000)
        return raiseTooLarge(context);
    Integer result;
    mpz_fac_ui(result.get(), static_cast<unsigned long>(n->toInt64()));
    return result.toValue(context);
}

Evaluated<Value> integerRoot(ValueContext& context, Arguments arguments)
{
    Evaluated<Integer> n = integerArgument(context, arguments[0]);
    if (!n)
        return failure(n);
    if (n->sign() < 0)
        return raise(context, TypeId::ValueError, "isqrt() argument must be nonnegative");
    mpz_sqrt(n->get(), n->get());
    return n->toValue(context);
}

/// n! / (n-k)!, divided by k! for combinations.
template <bool isOrdered>
Evaluated<Value> choose(ValueContext& context, Arguments arguments)
{
    const Evaluated<Integer> n = integerArgument(context, arguments[0]);
    if (!n)
        return failure(n);
    const bool isFactorial = arguments.positional == 1 || arguments[1].isNone();
    const Evaluated<Integer> k = isFactorial ? n : integerArgument(context, arguments[1]);
    if (!k)
        return failure(k);
    if (n->sign() < 0)
        return raise(context, TypeId::ValueError, "n must be a non-negative integer");
    if (k->sign() < 0)
        return raise(context, TypeId::ValueError, "k must be a non-negative integer");
    if (mpz_cmp(k->get(), n->get()) > 0)
        return Value::small(0);
    if (!k->fitsInt64() || k->toInt64() > 100'000)
        return raiseTooLarge(context);
    Integer result(1);
    if constexpr (isOrdered) {
        Integer factor(*n);
        for (std::int64_t i = 0; i < k->toInt64() && result.bits() <= kMaxIntegerBits; ++i) {
            mpz_mul(result.get(), result.get(), factor.get());
            mpz_sub_ui(factor.get(), factor.get(), 1);
        }
    } else {
        mpz_bin_ui(result.get(), n->get(), static_cast<unsigned long>(k->toInt64()));
    }
    return result.toValue(context);
}

Evaluated<Value> hypotenuse(ValueContext& context, Arguments arguments)
{
    double result = 0;
    for (std::size_t i = 0; i < arguments.positional; ++i) {
        const Evaluated<double> x = realArgument(context, arguments[i]);
        if (!x)
            return failure(x);
        result = std::hypot(result, *x);
    }
    return Value::real(result);
}

Evaluated<std::vector<double>> reals(ValueContext& context, Value iterable)
{
    const Evaluated<std::vector<Value>> items = itemsOf(context, iterable);
    if (!items)
        return failure(items);
    std::vector<double> numbers;
    for (const Value item : *items) {
        const Evaluated<double> x = realArgument(context, item);
        if (!x)
            return failure(x);
        numbers.push_back(*x);
    }
    return numbers;
}

/// The exact sum, rounded once: partial sums that do not overlap (Shewchuk).
Evaluated<Value> exactSum(ValueContext& context, Arguments arguments)
{
    const Evaluated<std::vector<double>> numbers = reals(context, arguments[0]);
    if (!numbers)
        return failure(numbers);
    std::vector<double> partials;
    for (double x : *numbers) {
        std::size_t kept = 0;
        for (double y : partials) {
            if (std::fabs(x) < std::fabs(y))
                std::swap(x, y);
            const double high = x + y;
            const double low = y - (high - x);
            if (low != 0)
                partials[kept++] = low;
            x = high;
        }
        partials.resize(kept);
        partials.push_back(x);
    }
    double high = 0;
    double low = 0;
    std::size_t n = partials.size();
    while (n > 0) {
        const double x = high;
        const double y = partials[--n];
        high = x + y;
        low = y - (high - x);
        if (low != 0)
            break;
    }
    if (n > 0 && ((low < 0 && partials[n - 1] < 0) || (low > 0 && partials[n - 1] > 0))) {
        const double y = low * 2;
        const double x = high + y;
        if (y == x - high)
            high = x;
    }
    return Value::real(high);
}

Evaluated<Value> product(ValueContext& context, Arguments arguments)
{
    const auto given = bound<2>(context, arguments, {"", "start"}, "prod", 1, 1);
    if (!given)
        return failure(given);
    const Evaluated<std::vector<Value>> items = itemsOf(context, (*given)[0]);
    if (!items)
        return failure(items);
    Value total = (*given)[1].isUnset() ? Value::small(1) : (*given)[1];
    for (const Value item : *items) {
        const Evaluated<Value> next = multiply(context, total, item);
        if (!next)
            return next;
        total = *next;
    }
    return total;
}

Evaluated<Value> isClose(ValueContext& context, Arguments arguments)
{
    const auto given = bound<4>(context, arguments, {"a", "b", "rel_tol", "abs_tol"}, "isclose", 2, 2);
    if (!given)
        return failure(given);
    std::array<double, 4> x{0, 0, 1e-9, 0};
    for (std::size_t i = 0; i < 4; ++i) {
        if ((*given)[i].isUnset())
            continue;
        const Evaluated<double> number = realArgument(context, (*given)[i]);
        if (!number)
            return failure(number);
        x[i] = *number;
    }
    if (x[2] < 0 || x[3] < 0)
        return raise(context, TypeId::ValueError, "tolerances must be non-negative");
    if (x[0] == x[1])
        return Value::boolean(true);
    if (std::isinf(x[0]) || std::isinf(x[1]))
        return Value::boolean(false);
    const double distance = std::fabs(x[1] - x[0]);
    return Value::boolean(distance <= std::fabs(x[2] * x[1]) || distance <= std::fabs(x[2] * x[0])
                          || distance <= x[3]);
}

Evaluated<Value> distance(ValueContext& context, Arguments arguments)
{
    const Evaluated<std::vector<double>> p = reals(context, arguments[0]);
    if (!p)
        return failure(p);
    const Evaluated<std::vector<double>> q = reals(context, arguments[1]);
    if (!q)
        return failure(q);
    if (p->size() != q->size())
        return raise(context, TypeId::ValueError, "both points must have the same number of dimensions");
    double result = 0;
    for (std::size_t i = 0; i < p->size(); ++i)
        result = std::hypot(result, (*p)[i] - (*q)[i]);
    return Value::real(result);
}

Evaluated<Value> splitReal(ValueContext& context, Arguments arguments)
{
    const Evaluated<double> x = realArgument(context, arguments[0]);
    if (!x)
        return failure(x);
    double whole = 0;
    const double fraction = std::modf(*x, &whole);
    const std::array pair{Value::real(fraction), Value::real(whole)};
    return newTuple(context, pair);
}

Evaluated<Value> mantissaExponent(ValueContext& context, Arguments arguments)
{
    const Evaluated<double> x = realArgument(context, arguments[0]);
    if (!x)
        return failure(x);
    int exponent = 0;
    const double mantissa = std::frexp(*x, &exponent);
    const std::array pair{Value::real(mantissa), Value::small(exponent)};
    return newTuple(context, pair);
}

double toDegrees(double x)
{
    return x * (180.0 / std::numbers::pi);
}
double toRadians(double x)
{
    return x * (std::numbers::pi / 180.0);
}
bool isNan(double x)
{
    return std::isnan(x);
}
bool isInf(double x)
{
    return std::isinf(x);
}
bool isFiniteNumber(double x)
{
    return std::isfinite(x);
}

template <RealFunction function>
constexpr BuiltinInfo realRow(std::string_view name)
{
    return {"math", name, unaryReal<function>, {1, 1}};
}

constexpr std::array kRows{
    realRow<std::sqrt>("sqrt"),
    realRow<std::cbrt>("cbrt"),
    realRow<std::exp>("exp"),
    realRow<std::exp2>("exp2"),
    realRow<std::expm1>("expm1"),
    realRow<std::log1p>("log1p"),
    realRow<std::sin>("sin"),
    realRow<std::cos>("cos"),
    realRow<std::tan>("tan"),
    realRow<std::asin>("asin"),
    realRow<std::acos>("acos"),
    realRow<std::atan>("atan"),
    realRow<std::sinh>("sinh"),
    realRow<std::cosh>("cosh"),
    realRow<std::tanh>("tanh"),
    realRow<std::asinh>("asinh"),
    realRow<std::acosh>("acosh"),
    realRow<std::atanh>("atanh"),
    realRow<std::fabs>("fabs"),
    realRow<std::erf>("erf"),
    realRow<std::erfc>("erfc"),
    realRow<std::tgamma>("gamma"),
    realRow<std::lgamma>("lgamma"),
    realRow<toDegrees>("degrees"),
    realRow<toRadians>("radians"),
    BuiltinInfo{"math", "pow", binaryReal<std::pow>, {2, 2}},
    BuiltinInfo{"math", "fmod", binaryReal<std::fmod>, {2, 2}},
    BuiltinInfo{"math", "remainder", binaryReal<std::remainder>, {2, 2}},
    BuiltinInfo{"math", "atan2", binaryReal<std::atan2>, {2, 2}},
    BuiltinInfo{"math", "copysign", binaryReal<std::copysign>, {2, 2}},
    BuiltinInfo{"math", "floor", wholeOf<std::floor>, {1, 1}},
    BuiltinInfo{"math", "ceil", wholeOf<std::ceil>, {1, 1}},
    BuiltinInfo{"math", "trunc", wholeOf<std::trunc>, {1, 1}},
    BuiltinInfo{"math", "isnan", realTest<isNan>, {1, 1}},
    BuiltinInfo{"math", "isinf", realTest<isInf>, {1, 1}},
    BuiltinInfo{"math", "isfinite", realTest<isFiniteNumber>, {1, 1}},
    BuiltinInfo{"math", "log", log, {1, 2}},
    BuiltinInfo{"math", "log2", logOf<std::log2>, {1, 1}},
    BuiltinInfo{"math", "log10", logOf<std::log10>, {1, 1}},
    BuiltinInfo{"math", "gcd", foldIntegers<mpz_gcd>, {0, Arity::kAny}},
    BuiltinInfo{"math", "lcm", foldIntegers<mpz_lcm>, {0, Arity::kAny}},
    BuiltinInfo{"math", "factorial", factorial, {1, 1}},
    BuiltinInfo{"math", "isqrt", integerRoot, {1, 1}},
    BuiltinInfo{"math", "comb", choose<false>, {2, 2}},
    BuiltinInfo{"math", "perm", choose<true>, {1, 2}},
    BuiltinInfo{"math", "hypot", hypotenuse, {0, Arity::kAny}},
    BuiltinInfo{"math", "dist", distance, {2, 2}},
    BuiltinInfo{"math", "fsum", exactSum, {1, 1}},
    BuiltinInfo{"math", "prod", product, kNamed},
    BuiltinInfo{"math", "isclose", isClose, kNamed},
    BuiltinInfo{"math", "modf", splitReal, {1, 1}},
    BuiltinInfo{"math", "frexp", mantissaExponent, {1, 1}},
};

} // namespace

std::span<const BuiltinInfo> mathRows()
{
    return kRows;
}

} // namespace core
