#include "core/value/arguments.h"
#include "core/value/methods.h"
#include "core/value/sets.h"
#include "core/value/table.h"

namespace core {
namespace {

Evaluated<Value> add(ValueContext& context, Value self, Arguments arguments)
{
    return addToSet(context, self, arguments[0]);
}

Evaluated<bool> removeItem(ValueContext& context, Value set, Value item)
{
    const Evaluated<Value> hash = hashOfKey(context, item);
    if (!hash)
        return failure(hash);
    const Evaluated<EntryPosition> position = findEntry(context, set, item, *hash);
    if (!position)
        return failure(position);
    if (*position != kNoEntry)
        removeEntry(context.memory, set, *position);
    return *position != kNoEntry;
}

Evaluated<Value> discard(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<bool> removed = removeItem(context, self, arguments[0]);
    return removed ? Evaluated<Value>(Value::none()) : Evaluated<Value>(failure(removed));
}

Evaluated<Value> remove(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<bool> removed = removeItem(context, self, arguments[0]);
    if (!removed)
        return failure(removed);
    if (!*removed)
        return raiseWith(context, TypeId::KeyError, arguments[0]);
    return Value::none();
}

Evaluated<Value> pop(ValueContext& context, Value self, Arguments)
{
    if (tableCount(context.memory, self) == 0)
        return raise(context, TypeId::KeyError, "pop from an empty set");
    EntryPosition position = 0;
    while (entryKey(context.memory, self, position).isUnset())
        ++position;
    const Value item = entryKey(context.memory, self, position);
    removeEntry(context.memory, self, position);
    return item;
}

Value copyOf(ValueContext& context, Value set)
{
    const Value result = newSet(context);
    copyTable(context, set, result);
    return result;
}

/// `a.union(b, c, …)` and its like: a new set.
template <BinaryOp op>
Evaluated<Value> combined(ValueContext& context, Value self, Arguments arguments)
{
    Value result = copyOf(context, self);
    for (std::size_t i = 0; i < arguments.positional; ++i) {
        const Evaluated<Value> other = setOf(context, arguments[i]);
        if (!other) {
            return other;
        }
        const Evaluated<Value> next = setOperation(context, op, result, *other);
        if (!next)
            return next;
        result = *next;
    }
    return result;
}

template <BinaryOp op>
Evaluated<Value> combine(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<Value> result = combined<op>(context, self, arguments);
    if (!result)
        return result;
    assignSet(context, self, *result);
    return Value::none();
}

Evaluated<Value> init(ValueContext& context, Value self, Arguments arguments)
{
    clearTable(context.memory, self);
    return combine<BinaryOp::Or>(context, self, arguments);
}

Evaluated<Value> answer(const Evaluated<bool>& result)
{
    return result ? Evaluated<Value>(Value::boolean(*result)) : Evaluated<Value>(failure(result));
}

Evaluated<Value> isSubsetOf(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<Value> other = setOf(context, arguments[0]);
    return other ? answer(isSubset(context, self, *other)) : other;
}

Evaluated<Value> isSupersetOf(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<Value> other = setOf(context, arguments[0]);
    return other ? answer(isSubset(context, *other, self)) : other;
}

Evaluated<Value> isDisjoint(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<Value> other = setOf(context, arguments[0]);
    if (!other)
        return other;
    const Evaluated<Value> shared = setOperation(context, BinaryOp::And, self, *other);
    return shared ? Evaluated<Value>(Value::boolean(tableCount(context.memory, *shared) == 0)) : shared;
}

constexpr Arity kSome{0, Arity::kAny};
constexpr std::array kMethods{
    MethodInfo{TypeId::Set, "add", add, {1, 1}, Effect::Writes},
    MethodInfo{TypeId::Set, "discard", discard, {1, 1}, Effect::Writes},
    MethodInfo{TypeId::Set, "remove", remove, {1, 1}, Effect::Writes},
    MethodInfo{TypeId::Set, "pop", pop, {0, 0}, Effect::Writes},
    MethodInfo{TypeId::Set, "union", combined<BinaryOp::Or>, kSome, Effect::Reads},
    MethodInfo{TypeId::Set, "intersection", combined<BinaryOp::And>, kSome, Effect::Reads},
    MethodInfo{TypeId::Set, "difference", combined<BinaryOp::Subtract>, kSome, Effect::Reads},
    MethodInfo{TypeId::Set, "symmetric_difference", combined<BinaryOp::Xor>, {1, 1}, Effect::Reads},
    MethodInfo{TypeId::Set, "update", combine<BinaryOp::Or>, kSome, Effect::Writes},
    MethodInfo{TypeId::Set, "intersection_update", combine<BinaryOp::And>, kSome, Effect::Writes},
    MethodInfo{TypeId::Set, "difference_update", combine<BinaryOp::Subtract>, kSome, Effect::Writes},
    MethodInfo{TypeId::Set, "symmetric_difference_update", combine<BinaryOp::Xor>, {1, 1}, Effect::Writes},
    MethodInfo{TypeId::Set, "issubset", isSubsetOf, {1, 1}, Effect::Reads},
    MethodInfo{TypeId::Set, "issuperset", isSupersetOf, {1, 1}, Effect::Reads},
    MethodInfo{TypeId::Set, "isdisjoint", isDisjoint, {1, 1}, Effect::Reads},
    MethodInfo{TypeId::Set, "__init__", init, {0, 1}, Effect::Writes},
};

} // namespace

std::span<const MethodInfo> setMethods()
{
    return kMethods;
}

} // namespace core
