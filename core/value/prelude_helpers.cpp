// What the prelude's part of containers and repr is made of: functions that only it may name.

#include "core/value/arguments.h"
#include "core/value/display.h"
#include "core/value/methods.h"
#include "core/value/sorting.h"
#include "core/value/table.h"

namespace core {
namespace {

Value number(EntryPosition position)
{
    return Value::small(position == kNoEntry ? -1 : static_cast<std::int64_t>(position));
}
EntryPosition position(Value value)
{
    return static_cast<EntryPosition>(value.asSmall());
}
Value tableOf(const ValueContext& context, Value value)
{
    const Value inner = payloadOf(context.memory, value);
    if (isView(context.memory, inner))
        return context.memory.get(inner.word(), IteratorLayout::kSource);
    return inner;
}
Evaluated<Value> foldedArgument(ValueContext& context, Value hash)
{
    const std::optional<std::int64_t> bits = toInt64(context, hash);
    if (!bits)
        return raise(context, TypeId::TypeError, "__hash__ method should return an integer");
    return foldedHash(*bits);
}

/// (table, hash, after): the next position with that hash behind `after`, or -1.
Evaluated<Value> tableCandidate(ValueContext& context, Arguments arguments)
{
    const Evaluated<Value> hash = foldedArgument(context, arguments[1]);
    if (!hash)
        return hash;
    return number(candidate(context.memory, tableOf(context, arguments[0]), *hash, position(arguments[2])));
}

/// (table, after): the next living position behind `after`, or -1.
Evaluated<Value> tableNext(ValueContext& context, Arguments arguments)
{
    const Value table = tableOf(context, arguments[0]);
    for (EntryPosition i = position(arguments[1]) + 1; i < tableFill(context.memory, table); ++i)
        if (!entryKey(context.memory, table, i).isUnset())
            return number(i);
    return number(kNoEntry);
}

Evaluated<Value> tableKey(ValueContext& context, Arguments arguments)
{
    return entryKey(context.memory, tableOf(context, arguments[0]), position(arguments[1]));
}
Evaluated<Value> tableValue(ValueContext& context, Arguments arguments)
{
    return entryValue(context.memory, tableOf(context, arguments[0]), position(arguments[1]));
}
Evaluated<Value> tableSet(ValueContext& context, Arguments arguments)
{
    setEntryValue(context.memory, tableOf(context, arguments[0]), position(arguments[1]), arguments[2]);
    return Value::none();
}

/// (table, hash, key, value)
Evaluated<Value> tableAppend(ValueContext& context, Arguments arguments)
{
    const Evaluated<Value> hash = foldedArgument(context, arguments[1]);
    if (!hash)
        return hash;
    appendEntry(context, tableOf(context, arguments[0]), *hash, arguments[2], arguments[3]);
    return Value::none();
}
Evaluated<Value> tableRemove(ValueContext& context, Arguments arguments)
{
    removeEntry(context.memory, tableOf(context, arguments[0]), position(arguments[1]));
    return Value::none();
}
/// The built-in container inside an instance; anything else itself.
Evaluated<Value> payload(ValueContext& context, Arguments arguments)
{
    return payloadOf(context.memory, arguments[0]);
}

/// (keys, reverse): positions in order; the prelude sorts when a comparison is the lesson's.
Evaluated<Value> sortOrder(ValueContext& context, Arguments arguments)
{
    const Evaluated<std::vector<std::size_t>> order =
        sortedOrder(context, listItems(context.memory, arguments[0]), arguments[1].isTrue());
    if (!order)
        return failure(order);
    std::vector<Value> positions;
    for (const std::size_t i : *order)
        positions.push_back(Value::small(static_cast<std::int64_t>(i)));
    return newList(context, positions);
}
/// (list, items): the list has these items from now on.
Evaluated<Value> listReplace(ValueContext& context, Arguments arguments)
{
    setListItems(context, payloadOf(context.memory, arguments[0]), listItems(context.memory, arguments[1]));
    return Value::none();
}

/// The objects within a value whose repr is the lesson's, in the order in which their texts are needed.
Evaluated<Value> displayObjects(ValueContext& context, Arguments arguments)
{
    return newList(context, objectsToDisplay(context, arguments[0]));
}
/// (value, texts): its repr with those texts for those objects.
Evaluated<Value> displayWith(ValueContext& context, Arguments arguments)
{
    const Evaluated<std::string> text =
        displayedWith(context, arguments[0], listItems(context.memory, arguments[1]));
    return text ? Evaluated<Value>(newText(context, *text)) : Evaluated<Value>(failure(text));
}

constexpr std::array kRows{
    BuiltinInfo{"_intrinsics", "__table_candidate", tableCandidate, {3, 3}},
    BuiltinInfo{"_intrinsics", "__table_next", tableNext, {2, 2}},
    BuiltinInfo{"_intrinsics", "__table_key", tableKey, {2, 2}},
    BuiltinInfo{"_intrinsics", "__table_value", tableValue, {2, 2}},
    BuiltinInfo{"_intrinsics", "__table_set", tableSet, {3, 3}},
    BuiltinInfo{"_intrinsics", "__table_append", tableAppend, {4, 4}},
    BuiltinInfo{"_intrinsics", "__table_remove", tableRemove, {2, 2}},
    BuiltinInfo{"_intrinsics", "__payload", payload, {1, 1}},
    BuiltinInfo{"_intrinsics", "__sort_order", sortOrder, {2, 2}},
    BuiltinInfo{"_intrinsics", "__list_replace", listReplace, {2, 2}},
    BuiltinInfo{"_intrinsics", "__display_objects", displayObjects, {1, 1}},
    BuiltinInfo{"_intrinsics", "__display_with", displayWith, {2, 2}},
};

} // namespace

std::span<const BuiltinInfo> preludeHelperRows()
{
    return kRows;
}

} // namespace core
