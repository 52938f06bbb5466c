#include "core/value/arguments.h"
#include "core/value/methods.h"
#include "core/value/sorting.h"

namespace core {
namespace {

std::int64_t sizeOf(const ValueContext& context, Value list)
{
    return static_cast<std::int64_t>(listSize(context.memory, list));
}

Evaluated<Value> append(ValueContext& context, Value self, Arguments arguments)
{
    appendToList(context, self, arguments[0]);
    return Value::none();
}

Evaluated<Value> clear(ValueContext& context, Value self, Arguments)
{
    setListItems(context, self, {});
    return Value::none();
}

Evaluated<Value> copy(ValueContext& context, Value self, Arguments)
{
    return newList(context, listItems(context.memory, self));
}

Evaluated<Value> extend(ValueContext& context, Value self, Arguments arguments)
{
    return extendList(context, self, arguments[0]);
}

Evaluated<Value> insert(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<std::int64_t> index = indexArgument(context, arguments[0]);
    if (!index)
        return failure(index);
    const std::int64_t size = sizeOf(context, self);
    const std::int64_t position = std::clamp<std::int64_t>(*index < 0 ? *index + size : *index, 0, size);
    appendToList(context, self, arguments[1]);
    const auto from = static_cast<std::uint64_t>(position);
    context.memory.moveFields(context.memory.get(self.word(), ListLayout::kItems).word(), from, from + 1,
                              static_cast<std::uint64_t>(size - position));
    setListItem(context.memory, self, static_cast<std::uint64_t>(position), arguments[1]);
    return Value::none();
}

void removeAt(ValueContext& context, Value list, std::uint64_t position)
{
    Memory& memory = context.memory;
    const std::uint64_t size = listSize(memory, list);
    memory.moveFields(memory.get(list.word(), ListLayout::kItems).word(), position + 1, position,
                      size - 1 - position);
    setListItem(memory, list, size - 1, Value::unset());
    memory.set(list.word(), ListLayout::kSize, Value::small(static_cast<std::int64_t>(size - 1)));
}

Evaluated<Value> pop(ValueContext& context, Value self, Arguments arguments)
{
    const std::int64_t size = sizeOf(context, self);
    std::int64_t position = size - 1;
    if (arguments.positional == 1) {
        const Evaluated<std::int64_t> index = indexArgument(context, arguments[0]);
        if (!index)
            return failure(index);
        position = *index < 0 ? *index + size : *index;
    }
    if (size == 0)
        return raise(context, TypeId::IndexError, "pop from empty list");
    if (position < 0 || position >= size)
        return raise(context, TypeId::IndexError, "pop index out of range");
    const Value item = listItem(context.memory, self, static_cast<std::uint64_t>(position));
    removeAt(context, self, static_cast<std::uint64_t>(position));
    return item;
}

Evaluated<Value> remove(ValueContext& context, Value self, Arguments arguments)
{
    for (std::uint64_t i = 0; i < listSize(context.memory, self); ++i) {
        const Evaluated<bool> found = same(context, listItem(context.memory, self, i), arguments[0]);
        if (!found)
            return failure(found);
        if (*found) {
            removeAt(context, self, i);
            return Value::none();
        }
    }
    return raise(context, TypeId::ValueError, "list.remove(x): x not in list");
}

Evaluated<Value> reverse(ValueContext& context, Value self, Arguments)
{
    std::vector<Value> items = listItems(context.memory, self);
    std::ranges::reverse(items);
    setListItems(context, self, items);
    return Value::none();
}

Evaluated<Value> sort(ValueContext& context, Value self, Arguments arguments)
{
    if (arguments.positional > 0)
        return raise(context, TypeId::TypeError, "sort() takes no positional arguments");
    const auto given = bound<2>(context, arguments, {"key", "reverse"}, "sort", 0, 0);
    if (!given)
        return failure(given);
    const Evaluated<std::vector<Value>> sorted =
        sortedBy(context, listItems(context.memory, self), (*given)[0], (*given)[1]);
    if (!sorted)
        return failure(sorted);
    setListItems(context, self, *sorted);
    return Value::none();
}

Evaluated<Value> count(ValueContext& context, Value self, Arguments arguments)
{
    std::int64_t found = 0;
    for (std::uint64_t i = 0; i < sequenceSize(context.memory, self); ++i) {
        const Evaluated<bool> equals = same(context, sequenceItem(context.memory, self, i), arguments[0]);
        if (!equals)
            return failure(equals);
        found += *equals ? 1 : 0;
    }
    return Value::small(found);
}

Evaluated<Value> index(ValueContext& context, Value self, Arguments arguments)
{
    const auto size = static_cast<std::int64_t>(sequenceSize(context.memory, self));
    std::array<std::int64_t, 2> range{0, size};
    for (std::size_t i = 1; i < arguments.positional; ++i) {
        const Evaluated<std::int64_t> given = indexArgument(context, arguments[i]);
        if (!given)
            return failure(given);
        range[i - 1] = std::clamp<std::int64_t>(*given < 0 ? *given + size : *given, 0, size);
    }
    for (std::int64_t i = range[0]; i < range[1]; ++i) {
        const Evaluated<bool> equals =
            same(context, sequenceItem(context.memory, self, static_cast<std::uint64_t>(i)), arguments[0]);
        if (!equals)
            return failure(equals);
        if (*equals)
            return Value::small(i);
    }
    if (self.is(Kind::Tuple))
        return raise(context, TypeId::ValueError, "tuple.index(x): x not in tuple");
    const Evaluated<std::string> text = repr(context, arguments[0]);
    return text ? Evaluated<Value>(raise(context, TypeId::ValueError, *text + " is not in list"))
                : Evaluated<Value>(failure(text));
}

/// `list.__init__(self, items)`: what a class that inherits from list calls.
Evaluated<Value> init(ValueContext& context, Value self, Arguments arguments)
{
    std::vector<Value> items;
    if (arguments.positional == 1) {
        Evaluated<std::vector<Value>> given = itemsOf(context, arguments[0]);
        if (!given)
            return failure(given);
        items = std::move(*given);
    }
    setListItems(context, self, items);
    return Value::none();
}

constexpr std::array kMethods{
    MethodInfo{TypeId::List, "append", append, {1, 1}, Effect::Writes},
    MethodInfo{TypeId::List, "clear", clear, {0, 0}, Effect::Writes},
    MethodInfo{TypeId::List, "copy", copy, {0, 0}, Effect::Reads},
    MethodInfo{TypeId::List, "count", count, {1, 1}, Effect::Reads},
    MethodInfo{TypeId::List, "extend", extend, {1, 1}, Effect::Writes},
    MethodInfo{TypeId::List, "index", index, {1, 3}, Effect::Reads},
    MethodInfo{TypeId::List, "insert", insert, {2, 2}, Effect::Writes},
    MethodInfo{TypeId::List, "pop", pop, {0, 1}, Effect::Writes},
    MethodInfo{TypeId::List, "remove", remove, {1, 1}, Effect::Writes},
    MethodInfo{TypeId::List, "reverse", reverse, {0, 0}, Effect::Writes},
    MethodInfo{TypeId::List, "sort", sort, kNamed, Effect::Writes},
    MethodInfo{TypeId::List, "__init__", init, {0, 1}, Effect::Writes},
    MethodInfo{TypeId::Tuple, "count", count, {1, 1}},
    MethodInfo{TypeId::Tuple, "index", index, {1, 3}},
};

} // namespace

Evaluated<Value> extendList(ValueContext& context, Value list, Value iterable)
{
    const Evaluated<std::vector<Value>> items = itemsOf(context, iterable);
    if (!items)
        return failure(items);
    for (const Value item : *items)
        appendToList(context, list, item);
    return Value::none();
}

Evaluated<std::vector<Value>> sortedBy(ValueContext& context, std::vector<Value> items, Value key,
                                       Value reverseValue)
{
    bool isReversed = false;
    if (!reverseValue.isUnset()) {
        const Evaluated<bool> given = truth(context, reverseValue);
        if (!given)
            return failure(given);
        isReversed = *given;
    }
    std::vector<Value> keys = items;
    if (!key.isUnset() && !key.isNone()) {
        for (Value& item : keys) {
            const Evaluated<Value> result = callNative(context, key, {&item, 1, {}});
            if (!result)
                return failure(result);
            item = *result;
        }
    }
    const Evaluated<std::vector<std::size_t>> order = sortedOrder(context, keys, isReversed);
    if (!order)
        return failure(order);
    std::vector<Value> sorted;
    sorted.reserve(items.size());
    for (const std::size_t position : *order)
        sorted.push_back(items[position]);
    return sorted;
}

std::span<const MethodInfo> listMethods()
{
    return kMethods;
}

} // namespace core
