#include "core/value/display.h"
#include "core/value/integers.h"
#include "core/value/operations.h"
#include "core/value/reals.h"
#include "core/value/requests.h"
#include "core/value/sequences.h"
#include "core/value/text.h"

#include <vector>

namespace core {
namespace {

std::int64_t mixed(std::uint64_t bits)
{
    bits = (bits ^ bits >> 29) * 0x9E37'79B9'7F4A'7C15;
    return static_cast<std::int64_t>((bits ^ bits >> 32) >> 2);
}

} // namespace

/// What is hashed by identity: its birth, which does not change when the memory is collected.
std::int64_t identityHash(const ValueContext& context, Value value)
{
    if (!value.isHeap())
        return mixed(value.bits());
    return mixed(context.memory.get(value.word(), Birth::kField).bits());
}

namespace {

/// CPython's hash of tuples, a variant of xxHash.
Evaluated<std::int64_t> hashItems(ValueContext& context, const std::vector<Value>& items)
{
    constexpr std::uint64_t kPrime1 = 11400714785074694791U;
    constexpr std::uint64_t kPrime2 = 14029467366897019727U;
    constexpr std::uint64_t kPrime5 = 2870177450012600261U;
    std::uint64_t sum = kPrime5;
    for (const Value item : items) {
        const Evaluated<std::int64_t> lane = hash(context, item);
        if (!lane)
            return lane;
        sum += static_cast<std::uint64_t>(*lane) * kPrime2;
        sum = (sum << 31 | sum >> 33) * kPrime1;
    }
    sum += items.size() ^ (kPrime5 ^ 3527539U);
    const auto result = static_cast<std::int64_t>(sum);
    return result == -1 ? 1546275796 : result;
}

std::int64_t hashInteger(const ValueContext& context, Value value)
{
    constexpr std::uint64_t kModulus = (std::uint64_t{1} << 61) - 1;
    if (!value.is(Kind::BigInt)) {
        const std::int64_t small = smallOf(value);
        return small == -1 ? -2 : small;
    }
    Integer integer(context, value);
    const int sign = integer.sign();
    mpz_abs(integer.get(), integer.get());
    const auto rest = static_cast<std::int64_t>(mpz_fdiv_ui(integer.get(), kModulus)) * sign;
    return rest == -1 ? -2 : rest;
}

Evaluated<std::int64_t> hashRange(ValueContext& context, Value range)
{
    const std::optional<std::int64_t> size = rangeLength(context, range);
    const Value none = Value::none();
    std::vector<Value> items{newInteger(context, size.value_or(-1)), none, none};
    if (size != 0) {
        items[1] = context.memory.get(range.word(), RangeLayout::kStart);
        if (size != 1)
            items[2] = context.memory.get(range.word(), RangeLayout::kStep);
    }
    return hashItems(context, items);
}

tl::unexpected<Raised> raiseUnhashable(ValueContext& context, Value value)
{
    return raiseType(context, "unhashable type: '", value, "'");
}

/// A class that defines __eq__ without __hash__ is not hashable, nor are those that inherit both.
Evaluated<std::int64_t> hashInstance(ValueContext& context, Value value)
{
    const Memory& memory = context.memory;
    const std::uint32_t hashName = context.constants.special(Special::Hash);
    const std::uint32_t eqName = context.constants.special(Special::Eq);
    for (Value c = typeOf(context, value); c.is(Kind::Class); c = memory.get(c.word(), ClassLayout::kBase)) {
        const Value attributes = memory.get(c.word(), ClassLayout::kAttributes);
        const Value own = attribute(memory, attributes, hashName);
        if (own.isNone())
            return raiseUnhashable(context, value);
        if (!own.isUnset())
            return askInteger(context, Request::Hash, value);
        if (!attribute(memory, attributes, eqName).isUnset())
            return raiseUnhashable(context, value);
    }
    const Value payload = payloadOf(memory, value);
    if (payload == value)
        return identityHash(context, value);
    if (payload.is(Kind::List) || payload.is(Kind::Dict) || payload.is(Kind::Set))
        return raiseUnhashable(context, value);
    return hash(context, payload);
}

Evaluated<std::int64_t> hashMethod(ValueContext& context, Value method)
{
    const Value function = context.memory.get(method.word(), BoundMethodLayout::kFunction);
    const Value self = context.memory.get(method.word(), BoundMethodLayout::kSelf);
    const std::int64_t selfHash = self.is(Kind::Instance) ? identityHash(context, self) : 0;
    return identityHash(context, function) ^ selfHash;
}

} // namespace

Evaluated<std::int64_t> hash(ValueContext& context, Value value)
{
    if (isInteger(value))
        return hashInteger(context, value);
    if (value.isReal())
        return realHash(value.asReal());
    const Nesting nesting(context);
    if (nesting.isTooDeep())
        return raise(context, TypeId::RecursionError, "maximum recursion depth exceeded");
    switch (value.kind()) {
    case Kind::Str: return static_cast<std::int64_t>(textHash(context, value) >> 1);
    case Kind::Tuple: return hashItems(context, listItems(context.memory, value));
    case Kind::Range: return hashRange(context, value);
    case Kind::Instance:
    case Kind::Exception: return hashInstance(context, value);
    case Kind::List:
    case Kind::Dict:
    case Kind::Set:
    case Kind::Slice: return raiseUnhashable(context, value);
    case Kind::Iterator:
        if (isView(context.memory, value))
            return raiseUnhashable(context, value);
        return mixed(1);
    case Kind::BoundMethod: return hashMethod(context, value);
    case Kind::BuiltinMethod: return mixed(context.memory.get(value.word(), 1).bits());
    case Kind::Super:
    case Kind::Property: return mixed(2);
    default: return identityHash(context, value);
    }
}

} // namespace core
