#include "core/value/integers.h"
#include "core/value/operations.h"
#include "core/value/requests.h"
#include "core/value/sequences.h"
#include "core/value/sets.h"
#include "core/value/table.h"
#include "core/value/text.h"

#include <array>
#include <cmath>

namespace core {
namespace {

struct CompareNames {
    std::string_view symbol;
    Special method;
    Special reflected;
};
constexpr std::array kComparisons{
    CompareNames{"==", Special::Eq, Special::Eq}, CompareNames{"!=", Special::Ne, Special::Ne},
    CompareNames{"<", Special::Lt, Special::Gt},  CompareNames{"<=", Special::Le, Special::Ge},
    CompareNames{">", Special::Gt, Special::Lt},  CompareNames{">=", Special::Ge, Special::Le},
};
const CompareNames& names(CompareOp op)
{
    return kComparisons[static_cast<std::size_t>(op)];
}

bool isObject(Value value)
{
    return value.is(Kind::Instance) || value.is(Kind::Exception);
}

bool defines(const ValueContext& context, Value value, Special special)
{
    return isObject(value) && !specialMethod(context, value, special).isUnset();
}

tl::unexpected<Raised> raiseTooDeep(ValueContext& context)
{
    return raise(context, TypeId::RecursionError, "maximum recursion depth exceeded in comparison");
}

/// Less than, equal to or greater than zero; nothing when one of them is NaN.
std::optional<int> orderOfNumbers(const ValueContext& context, Value a, Value b)
{
    if (a.isReal() && b.isReal()) {
        if (std::isnan(a.asReal()) || std::isnan(b.asReal()))
            return std::nullopt;
        return a.asReal() < b.asReal() ? -1 : a.asReal() > b.asReal() ? 1 : 0;
    }
    if (a.isReal())
        return std::isnan(a.asReal()) ? std::nullopt
                                      : std::optional(-compareIntegerWithReal(context, b, a.asReal()));
    if (b.isReal())
        return std::isnan(b.asReal()) ? std::nullopt
                                      : std::optional(compareIntegerWithReal(context, a, b.asReal()));
    return compareIntegers(context, a, b);
}

Evaluated<bool> equalSequences(ValueContext& context, Value a, Value b)
{
    const std::uint64_t size = sequenceSize(context.memory, a);
    if (size != sequenceSize(context.memory, b))
        return false;
    for (std::uint64_t i = 0; i < size; ++i) {
        const Evaluated<bool> equals =
            same(context, sequenceItem(context.memory, a, i), sequenceItem(context.memory, b, i));
        if (!equals || !*equals)
            return equals;
    }
    return true;
}

Evaluated<bool> equalDicts(ValueContext& context, Value a, Value b)
{
    if (tableCount(context.memory, a) != tableCount(context.memory, b))
        return false;
    for (EntryPosition i = 0; i < tableFill(context.memory, a); ++i) {
        const Value key = entryKey(context.memory, a, i);
        if (key.isUnset())
            continue;
        const Evaluated<EntryPosition> other = findEntry(context, b, key, entryHash(context.memory, a, i));
        if (!other)
            return failure(other);
        if (*other == kNoEntry)
            return false;
        const Evaluated<bool> equals =
            same(context, entryValue(context.memory, a, i), entryValue(context.memory, b, *other));
        if (!equals || !*equals)
            return equals;
    }
    return true;
}

Evaluated<bool> equalRanges(ValueContext& context, Value a, Value b)
{
    const std::optional<std::int64_t> size = rangeLength(context, a);
    if (size != rangeLength(context, b))
        return false;
    const auto equalField = [&](std::uint64_t field) {
        return compareIntegers(context, context.memory.get(a.word(), field),
                               context.memory.get(b.word(), field))
            == 0;
    };
    if (size == 0)
        return true;
    return equalField(RangeLayout::kStart) && (size == 1 || equalField(RangeLayout::kStep));
}

/// Objects of one kind that are equal when all their fields are.
Evaluated<bool> equalFields(ValueContext& context, Value a, Value b, std::uint64_t fields)
{
    for (std::uint64_t i = 0; i < fields; ++i) {
        const Evaluated<bool> equals =
            same(context, context.memory.get(a.word(), i), context.memory.get(b.word(), i));
        if (!equals || !*equals)
            return equals;
    }
    return true;
}

Evaluated<bool> equalSetLikes(ValueContext& context, Value a, Value b)
{
    const Evaluated<Value> left = setOf(context, a);
    const Evaluated<Value> right = setOf(context, b);
    if (!left || !right)
        return left ? failure(right) : failure(left);
    if (tableCount(context.memory, *left) != tableCount(context.memory, *right))
        return false;
    return isSubset(context, *left, *right);
}

Evaluated<bool> equalObjects(ValueContext& context, Value a, Value b)
{
    const Nesting nesting(context);
    if (nesting.isTooDeep())
        return raiseTooDeep(context);
    if (isSetLike(context.memory, a) && isSetLike(context.memory, b))
        return equalSetLikes(context, a, b);
    if (a.kind() != b.kind()
        || (a.is(Kind::List) && isDeque(context.memory, a) != isDeque(context.memory, b)))
        return false;
    switch (a.kind()) {
    case Kind::Str: return sameText(context, a, b);
    case Kind::List:
    case Kind::Tuple: return equalSequences(context, a, b);
    case Kind::Dict: return equalDicts(context, a, b);
    case Kind::Range: return equalRanges(context, a, b);
    case Kind::Slice: return equalFields(context, a, b, SliceLayout::kWords);
    case Kind::BoundMethod:
        return context.memory.get(a.word(), BoundMethodLayout::kSelf)
            == context.memory.get(b.word(), BoundMethodLayout::kSelf)
            && context.memory.get(a.word(), BoundMethodLayout::kFunction)
            == context.memory.get(b.word(), BoundMethodLayout::kFunction);
    case Kind::BuiltinMethod:
        return context.memory.get(a.word(), 0) == context.memory.get(b.word(), 0)
            && context.memory.get(a.word(), 1) == context.memory.get(b.word(), 1);
    default: return a == b;
    }
}

} // namespace

Evaluated<bool> equal(ValueContext& context, Value left, Value right)
{
    if (defines(context, left, Special::Eq) || defines(context, right, Special::Eq))
        return askTruth(context, Request::Equal, left, right);
    const Value a = payloadOf(context.memory, left);
    const Value b = payloadOf(context.memory, right);
    if (isNumber(a) && isNumber(b))
        return orderOfNumbers(context, a, b) == 0;
    if (a == b)
        return true;
    if (!a.isReference() || !b.isReference())
        return false;
    return equalObjects(context, a, b);
}

Evaluated<bool> same(ValueContext& context, Value a, Value b)
{
    if (a == b)
        return true;
    if (a.isSmall() && b.isSmall())
        return false;
    return equal(context, a, b);
}

tl::unexpected<Raised> raiseUnorderable(ValueContext& context, CompareOp op, Value a, Value b)
{
    return raise(context, TypeId::TypeError,
                 "'" + std::string(names(op).symbol) + "' not supported between instances of '"
                     + typeName(context, a) + "' and '" + typeName(context, b) + "'");
}

namespace {

Evaluated<bool> orderSequences(ValueContext& context, CompareOp op, Value a, Value b)
{
    const std::uint64_t sizeA = sequenceSize(context.memory, a);
    const std::uint64_t sizeB = sequenceSize(context.memory, b);
    for (std::uint64_t i = 0; i < std::min(sizeA, sizeB); ++i) {
        const Value x = sequenceItem(context.memory, a, i);
        const Value y = sequenceItem(context.memory, b, i);
        const Evaluated<bool> equals = same(context, x, y);
        if (!equals)
            return equals;
        if (*equals)
            continue;
        const Evaluated<Value> result = compare(context, op, x, y);
        return result ? Evaluated<bool>(result->isTrue()) : Evaluated<bool>(failure(result));
    }
    return compares(op, sizeA, sizeB);
}

Evaluated<bool> orderSets(ValueContext& context, CompareOp op, Value a, Value b)
{
    const Evaluated<Value> left = setOf(context, a);
    const Evaluated<Value> right = setOf(context, b);
    if (!left || !right)
        return left ? failure(right) : failure(left);
    const bool isReversed = op == CompareOp::Greater || op == CompareOp::GreaterEqual;
    const bool isProper = op == CompareOp::Less || op == CompareOp::Greater;
    if (isProper && tableCount(context.memory, *left) == tableCount(context.memory, *right))
        return false;
    return isReversed ? isSubset(context, *right, *left) : isSubset(context, *left, *right);
}

Evaluated<bool> order(ValueContext& context, CompareOp op, Value left, Value right)
{
    const Nesting nesting(context);
    if (nesting.isTooDeep())
        return raiseTooDeep(context);
    const Value a = payloadOf(context.memory, left);
    const Value b = payloadOf(context.memory, right);
    if (isNumber(a) && isNumber(b)) {
        const std::optional<int> result = orderOfNumbers(context, a, b);
        return result && compares(op, *result, 0);
    }
    if (a.is(Kind::Str) && b.is(Kind::Str))
        return compares(op, Text(context, a).bytes().compare(Text(context, b).bytes()), 0);
    if (a.kind() == b.kind()
        && (a.is(Kind::Tuple)
            || (a.is(Kind::List) && isDeque(context.memory, a) == isDeque(context.memory, b))))
        return orderSequences(context, op, a, b);
    if (isSetLike(context.memory, a) && isSetLike(context.memory, b))
        return orderSets(context, op, a, b);
    return raiseUnorderable(context, op, left, right);
}

} // namespace

namespace {

Evaluated<Value> askComparison(ValueContext& context, CompareOp op, Value a, Value b)
{
    const auto kind = static_cast<Request>(static_cast<int>(Request::Equal) + static_cast<int>(op));
    return ask(context, kind, a, b);
}

} // namespace

Evaluated<Value> compare(ValueContext& context, CompareOp op, Value a, Value b)
{
    Evaluated<bool> result = false;
    if (op == CompareOp::Equal || op == CompareOp::NotEqual) {
        if (op == CompareOp::NotEqual
            && (defines(context, a, Special::Ne) || defines(context, b, Special::Ne)))
            return askComparison(context, op, a, b);
        result = equal(context, a, b);
        if (result && op == CompareOp::NotEqual)
            result = !*result;
    } else {
        if (defines(context, a, names(op).method) || defines(context, b, names(op).reflected))
            return askComparison(context, op, a, b);
        result = order(context, op, a, b);
    }
    return result ? Evaluated<Value>(Value::boolean(*result)) : Evaluated<Value>(failure(result));
}

Evaluated<bool> less(ValueContext& context, Value a, Value b)
{
    if (a.isSmall() && b.isSmall())
        return a.asSmall() < b.asSmall();
    const Evaluated<Value> result = compare(context, CompareOp::Less, a, b);
    return result ? Evaluated<bool>(result->isTrue()) : Evaluated<bool>(failure(result));
}

} // namespace core
