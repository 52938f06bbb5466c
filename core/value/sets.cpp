#include "core/value/sets.h"

#include "core/value/sequences.h"
#include "core/value/table.h"

namespace core {

bool isSetLike(const Memory& memory, Value value)
{
    if (value.is(Kind::Set))
        return true;
    return isView(memory, value)
        && memory.get(value.word(), IteratorLayout::kForm)
        != Value::small(static_cast<std::int64_t>(IteratorForm::ValuesView));
}

Evaluated<Value> addToSet(ValueContext& context, Value set, Value item)
{
    const Evaluated<Value> hash = hashOfKey(context, item);
    if (!hash)
        return hash;
    const Evaluated<EntryPosition> position = findEntry(context, set, item, *hash);
    if (!position)
        return failure(position);
    if (*position == kNoEntry)
        appendEntry(context, set, *hash, item, Value::unset());
    return Value::none();
}

Evaluated<Value> setOf(ValueContext& context, Value iterable)
{
    const Value inner = payloadOf(context.memory, iterable);
    if (inner.is(Kind::Set))
        return inner;
    const Value set = newSet(context);
    if (inner.is(Kind::Dict)) {
        copyTable(context, inner, set);
        return set;
    }
    const Evaluated<std::vector<Value>> items = itemsOf(context, iterable);
    if (!items)
        return failure(items);
    for (const Value item : *items) {
        const Evaluated<Value> added = addToSet(context, set, item);
        if (!added)
            return added;
    }
    return set;
}

namespace {

Evaluated<bool> has(ValueContext& context, Value set, Value key, Value hash)
{
    const Evaluated<EntryPosition> position = findEntry(context, set, key, hash);
    if (!position)
        return failure(position);
    return *position != kNoEntry;
}

/// Adds to `result` every item of `from` that is in `other` (or is not).
Evaluated<bool> addWhere(ValueContext& context, Value result, Value from, Value other, bool isIn)
{
    for (EntryPosition i = 0; i < tableFill(context.memory, from); ++i) {
        const Value key = entryKey(context.memory, from, i);
        if (key.isUnset())
            continue;
        const Value hash = entryHash(context.memory, from, i);
        const Evaluated<bool> found = has(context, other, key, hash);
        if (!found)
            return found;
        if (*found == isIn)
            appendEntry(context, result, hash, key, Value::unset());
    }
    return true;
}

} // namespace

Evaluated<Value> setOperation(ValueContext& context, BinaryOp op, Value a, Value b)
{
    const Evaluated<Value> left = setOf(context, a);
    const Evaluated<Value> right = setOf(context, b);
    if (!left || !right)
        return left ? right : left;
    const Value result = newSet(context);
    Evaluated<bool> done = true;
    switch (op) {
    case BinaryOp::And: done = addWhere(context, result, *left, *right, true); break;
    case BinaryOp::Subtract: done = addWhere(context, result, *left, *right, false); break;
    case BinaryOp::Or:
        copyTable(context, *left, result);
        done = addWhere(context, result, *right, *left, false);
        break;
    default:
        done = addWhere(context, result, *left, *right, false);
        if (done)
            done = addWhere(context, result, *right, *left, false);
        break;
    }
    return done ? Evaluated<Value>(result) : Evaluated<Value>(failure(done));
}

Evaluated<bool> isSubset(ValueContext& context, Value a, Value b)
{
    if (tableCount(context.memory, a) > tableCount(context.memory, b))
        return false;
    for (EntryPosition i = 0; i < tableFill(context.memory, a); ++i) {
        const Value key = entryKey(context.memory, a, i);
        if (key.isUnset())
            continue;
        const Evaluated<bool> found = has(context, b, key, entryHash(context.memory, a, i));
        if (!found || !*found)
            return found;
    }
    return true;
}

void assignSet(ValueContext& context, Value set, Value from)
{
    Memory& memory = context.memory;
    for (const std::uint64_t field : {TableLayout::kCount, TableLayout::kFill, TableLayout::kBlock})
        memory.set(set.word(), field, memory.get(from.word(), field));
}

} // namespace core
