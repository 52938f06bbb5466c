#include "tests/core/value/support.h"

#include "core/value/reals.h"

#include <rapidcheck.h>

using namespace core;

namespace {

class Numbers : public core::testing::Values { };

/// Of random integers of all sizes up to some 40 digits.
std::string randomDecimal()
{
    const auto high = *rc::gen::arbitrary<std::int64_t>();
    const auto middle = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000);
    const int parts = *rc::gen::inRange(0, 3);
    std::string digits = std::to_string(parts == 0 ? high % 1000 : high);
    for (int i = 1; i < parts; ++i) {
        const std::string more = std::to_string(middle);
        digits += std::string(12 - more.size(), '0') + more;
    }
    return digits;
}

std::string decimal(const mpz_t number)
{
    char* digits = mpz_get_str(nullptr, 10, number);
    std::string text(digits);
    std::free(digits);
    return text;
}

TEST_F(Numbers, AreExactAcrossTheEdgesOfTheirRepresentations)
{
    EXPECT_EQ(calculated(BinaryOp::Add, "140737488355327", "1"), "140737488355328");
    EXPECT_EQ(calculated(BinaryOp::Subtract, "-140737488355328", "1"), "-140737488355329");
    EXPECT_EQ(calculated(BinaryOp::Add, "9223372036854775807", "1"), "9223372036854775808");
    EXPECT_EQ(calculated(BinaryOp::Multiply, "4294967296", "4294967296"), "18446744073709551616");
    EXPECT_EQ(calculated(BinaryOp::Subtract, "140737488355328", "140737488355328"), "0");
}

TEST_F(Numbers, DivideTowardsMinusInfinity)
{
    EXPECT_EQ(calculated(BinaryOp::FloorDivide, "-7", "2"), "-4");
    EXPECT_EQ(calculated(BinaryOp::Modulo, "-7", "3"), "2");
    EXPECT_EQ(calculated(BinaryOp::Modulo, "7", "-3"), "-2");
    EXPECT_EQ(calculated(BinaryOp::FloorDivide, "-1000000000000000000000000000000", "7"),
              "-142857142857142857142857142858");
    EXPECT_EQ(calculated(BinaryOp::Modulo, "-1000000000000000000000000000000", "7"), "6");
}

TEST_F(Numbers, PowersHaveTheirKnownValues)
{
    EXPECT_EQ(calculated(BinaryOp::Power, "2", "100"), "1267650600228229401496703205376");
    EXPECT_EQ(calculated(BinaryOp::Power, "-3", "41"), "-36472996377170786403");
    EXPECT_EQ(calculated(BinaryOp::Power, "2", "-1"), "0.5");
    EXPECT_EQ(calculated(BinaryOp::Power, "0", "0"), "1");
}

TEST_F(Numbers, SayWhatIsWrong)
{
    EXPECT_EQ(calculated(BinaryOp::Divide, "1", "0"), "ZeroDivisionError: division by zero");
    EXPECT_EQ(calculated(BinaryOp::Modulo, "1", "0"), "ZeroDivisionError: integer modulo by zero");
    EXPECT_EQ(calculated(BinaryOp::LeftShift, "1", "-1"), "ValueError: negative shift count");
    EXPECT_EQ(shown(binary(context, BinaryOp::Add, Value::small(1), text("a"))),
              "TypeError: unsupported operand type(s) for +: 'int' and 'str'");
}

TEST_F(Numbers, RealsAreWrittenAsShortAsTheyCanBeReadBack)
{
    for (const auto& [value, expected] :
         std::vector<std::pair<double, std::string>>{{0.1, "0.1"},
                                                     {1e16, "1e+16"},
                                                     {1e15, "1000000000000000.0"},
                                                     {0.0001, "0.0001"},
                                                     {0.00001, "1e-05"},
                                                     {-0.0, "-0.0"},
                                                     {0.1 + 0.2, "0.30000000000000004"},
                                                     {5e-324, "5e-324"},
                                                     {1.7976931348623157e308, "1.7976931348623157e+308"}})
        EXPECT_EQ(shown(Value::real(value)), expected);
}

TEST_F(Numbers, RoundHalfToEven)
{
    const auto rounded = [&](double value) {
        std::vector<Value> arguments{Value::real(value)};
        return shown(callBuiltin(context, *builtinNamed("round"), {arguments.data(), 1, {}}));
    };

    EXPECT_EQ(rounded(2.5), "2");
    EXPECT_EQ(rounded(3.5), "4");
    EXPECT_EQ(rounded(-0.5), "0");
}

TEST_F(Numbers, CompareExactlyWithReals)
{
    const Value large = number("9007199254740993"); // 2^53 + 1 has no double of its own.

    EXPECT_FALSE(*equal(context, large, Value::real(9007199254740992.0)));
    EXPECT_TRUE(*less(context, Value::real(9007199254740992.0), large));
    EXPECT_TRUE(*equal(context, Value::small(1), Value::real(1.0)));
    EXPECT_EQ(*hash(context, Value::small(1)), *hash(context, Value::real(1.0)));
}

TEST_F(Numbers, CalculateLikeGmp)
{
    EXPECT_TRUE(rc::check("sum, difference and product", [&] {
        const std::string a = randomDecimal();
        const std::string b = randomDecimal();
        Integer x;
        Integer y;
        mpz_set_str(x.get(), a.c_str(), 10);
        mpz_set_str(y.get(), b.c_str(), 10);
        Integer expected;
        mpz_add(expected.get(), x.get(), y.get());
        RC_ASSERT(calculated(BinaryOp::Add, a, b) == decimal(expected.get()));
        mpz_sub(expected.get(), x.get(), y.get());
        RC_ASSERT(calculated(BinaryOp::Subtract, a, b) == decimal(expected.get()));
        mpz_mul(expected.get(), x.get(), y.get());
        RC_ASSERT(calculated(BinaryOp::Multiply, a, b) == decimal(expected.get()));
    }));
}

TEST_F(Numbers, QuotientAndRestMakeTheDividend)
{
    EXPECT_TRUE(rc::check("a == a // b * b + a % b, and the rest has the divisor's sign", [&] {
        const Value a = number(randomDecimal());
        const Value b = number(randomDecimal());
        RC_PRE(*truth(context, b));
        const Value quotient = *binary(context, BinaryOp::FloorDivide, a, b);
        const Value rest = *binary(context, BinaryOp::Modulo, a, b);
        const Value product = *binary(context, BinaryOp::Multiply, quotient, b);
        RC_ASSERT(*equal(context, a, *binary(context, BinaryOp::Add, product, rest)));
        const int sign = Integer(context, rest).sign();
        RC_ASSERT(sign == 0 || sign == Integer(context, b).sign());
    }));
}

TEST_F(Numbers, AreReadBackFromTheirText)
{
    EXPECT_TRUE(rc::check("int(str(n)) == n", [&] {
        const Value n = number(randomDecimal());
        std::vector<Value> arguments{text(shown(n))};
        const Evaluated<Value> read = callType(context, TypeId::Int, {arguments.data(), 1, {}});
        RC_ASSERT(*equal(context, *read, n));
    }));
    EXPECT_TRUE(rc::check("float(repr(x)) == x", [&] {
        const double x = *rc::gen::arbitrary<double>();
        std::vector<Value> arguments{text(realText(x))};
        const Evaluated<Value> read = callType(context, TypeId::Float, {arguments.data(), 1, {}});
        RC_ASSERT(read->asReal() == x || x != x);
    }));
}

TEST_F(Numbers, ShiftsAreMultiplicationsByPowersOfTwo)
{
    EXPECT_TRUE(rc::check("n << k == n * 2 ** k and back", [&] {
        const Value n = number(randomDecimal());
        const Value k = Value::small(*rc::gen::inRange(0, 200));
        const Value power = *binary(context, BinaryOp::Power, Value::small(2), k);
        const Value shifted = *binary(context, BinaryOp::LeftShift, n, k);
        RC_ASSERT(*equal(context, shifted, *binary(context, BinaryOp::Multiply, n, power)));
        RC_ASSERT(*equal(context, n, *binary(context, BinaryOp::RightShift, shifted, k)));
    }));
}

} // namespace
