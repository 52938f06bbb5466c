#include "core/value/arguments.h"
#include "core/value/iterators.h"
#include "core/value/methods.h"
#include "core/value/table.h"

namespace core {
namespace {

Evaluated<Value> clear(ValueContext& context, Value self, Arguments)
{
    clearTable(context.memory, self);
    return Value::none();
}

Evaluated<Value> copy(ValueContext& context, Value self, Arguments)
{
    const Value result = self.is(Kind::Dict) ? newDict(context) : newSet(context);
    copyTable(context, self, result);
    return result;
}

Evaluated<Value> get(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<Value> found = dictGet(context, self, arguments[0]);
    if (!found || !found->isUnset())
        return found;
    return arguments.positional == 2 ? arguments[1] : Value::none();
}

template <IteratorForm form>
Evaluated<Value> view(ValueContext& context, Value self, Arguments)
{
    return newIterator(context, form, self);
}

Evaluated<Value> setDefault(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<Value> found = dictGet(context, self, arguments[0]);
    if (!found || !found->isUnset())
        return found;
    const Value item = arguments.positional == 2 ? arguments[1] : Value::none();
    const Evaluated<Value> done = dictSet(context, self, arguments[0], item);
    return done ? Evaluated<Value>(item) : done;
}

Evaluated<Value> pop(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<Value> found = dictGet(context, self, arguments[0]);
    if (!found)
        return found;
    if (found->isUnset()) {
        if (arguments.positional == 2)
            return arguments[1];
        return raiseWith(context, TypeId::KeyError, arguments[0]);
    }
    const Evaluated<Value> done = deleteItem(context, self, arguments[0]);
    return done ? found : done;
}

Evaluated<Value> popItem(ValueContext& context, Value self, Arguments)
{
    if (tableCount(context.memory, self) == 0)
        return raise(context, TypeId::KeyError, "popitem(): dictionary is empty");
    EntryPosition position = tableFill(context.memory, self) - 1;
    while (entryKey(context.memory, self, position).isUnset())
        --position;
    const std::array pair{entryKey(context.memory, self, position),
                          entryValue(context.memory, self, position)};
    removeEntry(context.memory, self, position);
    return newTuple(context, pair);
}

/// One element of the sequence of pairs that a dict is made from.
Evaluated<Value> setPair(ValueContext& context, Value dict, Value pair, std::size_t number)
{
    const Evaluated<std::vector<Value>> items = itemsOf(context, pair);
    const std::string element = "dictionary update sequence element #" + std::to_string(number);
    if (!items) {
        if (items.error().isNeedsPrelude())
            return needsPrelude();
        return raise(context, TypeId::TypeError, "cannot convert " + element + " to a sequence");
    }
    if (items->size() != 2)
        return raise(context, TypeId::ValueError,
                     element + " has length " + std::to_string(items->size()) + "; 2 is required");
    return dictSet(context, dict, (*items)[0], (*items)[1]);
}

Evaluated<Value> updateFrom(ValueContext& context, Value dict, Value source)
{
    const Value inner = payloadOf(context.memory, source);
    if (inner.is(Kind::Dict))
        return mergeDict(context, dict, inner, false);
    const Evaluated<std::vector<Value>> pairs = itemsOf(context, source);
    if (!pairs)
        return failure(pairs);
    for (std::size_t i = 0; i < pairs->size(); ++i) {
        const Evaluated<Value> done = setPair(context, dict, (*pairs)[i], i);
        if (!done)
            return done;
    }
    return Value::none();
}

Evaluated<Value> update(ValueContext& context, Value self, Arguments arguments)
{
    if (arguments.positional > 1)
        return raise(context, TypeId::TypeError,
                     "update expected at most 1 argument, got " + std::to_string(arguments.positional));
    if (arguments.positional == 1) {
        const Evaluated<Value> done = updateFrom(context, self, arguments[0]);
        if (!done)
            return done;
    }
    for (std::size_t i = 0; i < arguments.named(); ++i) {
        const Evaluated<Value> done =
            dictSet(context, self, arguments.names[i], arguments.values[arguments.positional + i]);
        if (!done)
            return done;
    }
    return Value::none();
}

Evaluated<Value> fromKeys(ValueContext& context, Value, Arguments arguments)
{
    const Evaluated<std::vector<Value>> keys = itemsOf(context, arguments[0]);
    if (!keys)
        return failure(keys);
    const Value dict = newDict(context);
    const Value item = arguments.positional == 2 ? arguments[1] : Value::none();
    for (const Value key : *keys) {
        const Evaluated<Value> done = dictSet(context, dict, key, item);
        if (!done)
            return done;
    }
    return dict;
}

Evaluated<Value> setItemMethod(ValueContext& context, Value self, Arguments arguments)
{
    return setItem(context, self, arguments[0], arguments[1]);
}

using enum IteratorForm;
constexpr std::array kMethods{
    MethodInfo{TypeId::Dict, "clear", clear, {0, 0}, Effect::Writes},
    MethodInfo{TypeId::Dict, "copy", copy, {0, 0}, Effect::Reads},
    MethodInfo{TypeId::Dict, "fromkeys", fromKeys, {1, 2}, Effect::None, true},
    MethodInfo{TypeId::Dict, "get", get, {1, 2}, Effect::Reads},
    MethodInfo{TypeId::Dict, "items", view<ItemsView>, {0, 0}},
    MethodInfo{TypeId::Dict, "keys", view<KeysView>, {0, 0}},
    MethodInfo{TypeId::Dict, "values", view<ValuesView>, {0, 0}},
    MethodInfo{TypeId::Dict, "pop", pop, {1, 2}, Effect::Writes},
    MethodInfo{TypeId::Dict, "popitem", popItem, {0, 0}, Effect::Writes},
    MethodInfo{TypeId::Dict, "setdefault", setDefault, {1, 2}, Effect::Writes},
    MethodInfo{TypeId::Dict, "update", update, kNamed, Effect::Writes},
    MethodInfo{TypeId::Dict, "__init__", update, kNamed, Effect::Writes},
    MethodInfo{TypeId::Dict, "__setitem__", setItemMethod, {2, 2}, Effect::Writes},
    MethodInfo{TypeId::List, "__setitem__", setItemMethod, {2, 2}, Effect::Writes},
    MethodInfo{TypeId::Set, "copy", copy, {0, 0}, Effect::Reads},
    MethodInfo{TypeId::Set, "clear", clear, {0, 0}, Effect::Writes},
};

} // namespace

Evaluated<Value> mergeDict(ValueContext& context, Value dict, Value mapping, bool isUnique)
{
    const Value source = payloadOf(context.memory, mapping);
    if (!source.is(Kind::Dict)) {
        if (!isUnique && !mapping.is(Kind::Instance))
            return updateFrom(context, dict, mapping);
        if (mapping.is(Kind::Instance))
            return needsPrelude();
        return raiseType(context, "'", mapping, "' object is not a mapping");
    }
    for (EntryPosition i = 0; i < tableFill(context.memory, source); ++i) {
        const Value key = entryKey(context.memory, source, i);
        if (key.isUnset())
            continue;
        const Value hash = entryHash(context.memory, source, i);
        const Evaluated<EntryPosition> position = findEntry(context, dict, key, hash);
        if (!position)
            return failure(position);
        const Value item = entryValue(context.memory, source, i);
        if (*position == kNoEntry)
            appendEntry(context, dict, hash, key, item);
        else if (isUnique)
            return raiseWith(context, TypeId::KeyError, key);
        else
            setEntryValue(context.memory, dict, *position, item);
    }
    return Value::none();
}

std::span<const MethodInfo> dictMethods()
{
    return kMethods;
}

} // namespace core
