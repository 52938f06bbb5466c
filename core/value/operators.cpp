#include "core/value/builtins.h"
#include "core/value/formatting.h"
#include "core/value/integers.h"
#include "core/value/operations.h"
#include "core/value/reals.h"
#include "core/value/requests.h"
#include "core/value/sequences.h"
#include "core/value/sets.h"
#include "core/value/table.h"

#include <array>

namespace core {
namespace {

struct OperatorNames {
    std::string_view symbol;
    Special method;
    Special reflected;
};
constexpr std::array kOperators{
    OperatorNames{"+", Special::Add, Special::RAdd},
    OperatorNames{"-", Special::Sub, Special::RSub},
    OperatorNames{"*", Special::Mul, Special::RMul},
    OperatorNames{"/", Special::TrueDiv, Special::RTrueDiv},
    OperatorNames{"//", Special::FloorDiv, Special::RFloorDiv},
    OperatorNames{"%", Special::Mod, Special::RMod},
    OperatorNames{"** or pow()", Special::Pow, Special::RPow},
    OperatorNames{"<<", Special::LShift, Special::RLShift},
    OperatorNames{">>", Special::RShift, Special::RRShift},
    OperatorNames{"&", Special::And, Special::RAnd},
    OperatorNames{"|", Special::Or, Special::ROr},
    OperatorNames{"^", Special::Xor, Special::RXor},
};
const OperatorNames& names(BinaryOp op)
{
    return kOperators[static_cast<std::size_t>(op)];
}

Request requestOf(Request first, int offset)
{
    return static_cast<Request>(static_cast<int>(first) + offset);
}

bool isSequence(Value value)
{
    return value.is(Kind::Str) || value.is(Kind::List) || value.is(Kind::Tuple);
}

Evaluated<Value> numberBinary(ValueContext& context, BinaryOp op, Value a, Value b)
{
    if (isInteger(a) && isInteger(b)) {
        if (op == BinaryOp::Divide) {
            const Evaluated<double> result = divideExactly(context, Integer(context, a), Integer(context, b));
            return result ? Evaluated<Value>(Value::real(*result)) : Evaluated<Value>(failure(result));
        }
        if (op != BinaryOp::Power)
            return integerBinary(context, static_cast<int>(op), a, b);
        if (compareIntegers(context, b, Value::small(0)) >= 0)
            return integerPower(context, a, b);
    }
    const std::optional<double> x = toDouble(context, a);
    const std::optional<double> y = toDouble(context, b);
    if (!x || !y)
        return raise(context, TypeId::OverflowError, "int too large to convert to float");
    return realBinary(context, static_cast<int>(op), *x, *y);
}

/// Whether floats know the operator.
bool isArithmetic(BinaryOp op)
{
    return op <= BinaryOp::Power;
}

Evaluated<Value> unionOfDicts(ValueContext& context, Value a, Value b)
{
    const Value result = newDict(context);
    copyTable(context, a, result);
    const Evaluated<Value> merged = mergeDict(context, result, b, false);
    return merged ? Evaluated<Value>(result) : merged;
}

bool isSetOperator(BinaryOp op)
{
    return op == BinaryOp::And || op == BinaryOp::Or || op == BinaryOp::Xor || op == BinaryOp::Subtract;
}

Evaluated<Value> sequenceBinary(ValueContext& context, BinaryOp op, Value a, Value b)
{
    if (op == BinaryOp::Add && isSequence(a)) {
        const TypeId ofA = builtinTypeOf(context.memory, a);
        if (ofA == builtinTypeOf(context.memory, b))
            return concatenate(context, a, b);
        const std::string type(info(ofA).name);
        return raise(context, TypeId::TypeError,
                     "can only concatenate " + type + " (not \"" + typeName(context, b) + "\") to " + type);
    }
    if (op == BinaryOp::Multiply && (isSequence(a) || isSequence(b))) {
        const Value sequence = isSequence(a) ? a : b;
        const Value count = isSequence(a) ? b : a;
        if (isInteger(count))
            return repeat(context, sequence, count);
        if (overrides(context, count, Special::Index)) {
            const Evaluated<std::int64_t> times = askInteger(context, Request::Index, count);
            return times ? repeat(context, sequence, newInteger(context, *times))
                         : Evaluated<Value>(failure(times));
        }
        return raiseType(context, "can't multiply sequence by non-int of type '", count, "'");
    }
    return raiseUnsupported(context, op, false, a, b);
}

} // namespace

tl::unexpected<Raised> raiseUnsupported(ValueContext& context, BinaryOp op, bool isInplace, Value a, Value b)
{
    std::string symbol(names(op).symbol);
    if (isInplace)
        symbol = op == BinaryOp::Power ? "**=" : symbol + "=";
    return raise(context, TypeId::TypeError,
                 "unsupported operand type(s) for " + symbol + ": '" + typeName(context, a) + "' and '"
                     + typeName(context, b) + "'");
}

Evaluated<Value> binary(ValueContext& context, BinaryOp op, Value left, Value right)
{
    if (overrides(context, left, names(op).method) || overrides(context, right, names(op).reflected))
        return ask(context, requestOf(Request::Binary, static_cast<int>(op)), left, right);
    const Value a = payloadOf(context.memory, left);
    const Value b = payloadOf(context.memory, right);
    if (isNumber(a) && isNumber(b)) {
        if (isArithmetic(op) || (isInteger(a) && isInteger(b)))
            return numberBinary(context, op, a, b);
        return raiseUnsupported(context, op, false, a, b);
    }
    if (a.is(Kind::Str) && op == BinaryOp::Modulo)
        return percentFormat(context, a, right);
    if (op == BinaryOp::Or && a.is(Kind::Dict) && b.is(Kind::Dict))
        return unionOfDicts(context, a, b);
    if (isSetOperator(op)) {
        const bool areSets = isSetLike(context.memory, a) && isSetLike(context.memory, b);
        if (areSets)
            return setOperation(context, op, a, b);
    }
    if ((op == BinaryOp::Add && isSequence(a))
        || (op == BinaryOp::Multiply && (isSequence(a) || isSequence(b))))
        return sequenceBinary(context, op, a, b);
    return raiseUnsupported(context, op, false, left, right);
}

Evaluated<Value> inplace(ValueContext& context, BinaryOp op, Value left, Value right)
{
    const auto method = static_cast<Special>(static_cast<int>(Special::IAdd) + static_cast<int>(op));
    if (overrides(context, left, method))
        return needsPrelude();
    const Value a = payloadOf(context.memory, left);
    if (a.is(Kind::List) && op == BinaryOp::Add) {
        const Evaluated<Value> done = extendList(context, a, right);
        return done ? Evaluated<Value>(left) : done;
    }
    if (a.is(Kind::List) && op == BinaryOp::Multiply && isInteger(right)) {
        const Evaluated<Value> repeated = repeat(context, a, right);
        if (!repeated)
            return repeated;
        setListItems(context, a, listItems(context.memory, *repeated));
        return left;
    }
    if (a.is(Kind::Set) && isSetOperator(op) && isSetLike(context.memory, payloadOf(context.memory, right))) {
        const Evaluated<Value> result = setOperation(context, op, a, right);
        if (!result)
            return result;
        assignSet(context, a, *result);
        return left;
    }
    if (a.is(Kind::Dict) && op == BinaryOp::Or) {
        const Evaluated<Value> merged = mergeDict(context, a, right, false);
        return merged ? Evaluated<Value>(left) : merged;
    }
    const bool concatenates = (op == BinaryOp::Add && isSequence(a))
        || (op == BinaryOp::Multiply && (isSequence(a) || isSequence(right)));
    const bool formats = a.is(Kind::Str) && op == BinaryOp::Modulo;
    const Value b = payloadOf(context.memory, right);
    const bool areNumbers =
        isNumber(a) && isNumber(b) && (isArithmetic(op) || (isInteger(a) && isInteger(b)));
    if (concatenates || formats || areNumbers
        || (isSetLike(context.memory, a) && isSetLike(context.memory, b))
        || overrides(context, left, names(op).method) || overrides(context, right, names(op).reflected))
        return binary(context, op, left, right);
    return raiseUnsupported(context, op, true, left, right);
}

Evaluated<Value> unary(ValueContext& context, UnaryOp op, Value operand)
{
    static constexpr std::array kSpecials{Special::Neg, Special::Pos, Special::Invert};
    static constexpr std::array<std::string_view, 3> kSymbols{"-", "+", "~"};
    if (overrides(context, operand, kSpecials[static_cast<std::size_t>(op)]))
        return ask(context, requestOf(Request::Negate, static_cast<int>(op)), operand);
    const Value value = payloadOf(context.memory, operand);
    if (value.isReal() && op != UnaryOp::Invert)
        return op == UnaryOp::Negate ? Value::real(-value.asReal()) : value;
    if (!isInteger(value))
        return raiseType(context,
                         "bad operand type for unary " + std::string(kSymbols[static_cast<std::size_t>(op)])
                             + ": '",
                         operand, "'");
    if (op == UnaryOp::Plus)
        return value.isBool() ? Value::small(smallOf(value)) : value;
    const Evaluated<Value> negated =
        integerBinary(context, static_cast<int>(BinaryOp::Subtract), Value::small(0), value);
    if (op == UnaryOp::Negate || !negated)
        return negated;
    return subtract(context, *negated, Value::small(1));
}

Evaluated<bool> truthSlow(ValueContext& context, Value value)
{
    if (value.isReal())
        return value.asReal() != 0;
    if (value.is(Kind::Instance)
        && (overrides(context, value, Special::Bool) || overrides(context, value, Special::Len)))
        return askTruth(context, Request::Truth, value);
    const Value inner = payloadOf(context.memory, value);
    switch (inner.kind()) {
    case Kind::Str:
    case Kind::List:
    case Kind::Tuple:
    case Kind::Dict:
    case Kind::Set:
    case Kind::Range: {
        const Evaluated<std::int64_t> size = length(context, inner);
        return size ? *size != 0 : true;
    }
    case Kind::Iterator:
        if (isView(context.memory, inner))
            return *length(context, inner) != 0;
        return true;
    default: break;
    }
    return inner == value || truth(context, inner);
}

} // namespace core
