// collections.deque: a List object with one word more, its greatest length.

#include "core/value/arguments.h"
#include "core/value/methods.h"

namespace core {
namespace {

std::optional<std::uint64_t> mostItems(const ValueContext& context, Value deque)
{
    const Value most = context.memory.get(deque.word(), ListLayout::kMaxLength);
    return most.isSmall() ? std::optional(static_cast<std::uint64_t>(most.asSmall())) : std::nullopt;
}

/// Drops what is too much, at the end opposite to where items were put.
void keepAtMost(ValueContext& context, Value deque, std::vector<Value>& items, bool dropsLeft)
{
    const std::optional<std::uint64_t> most = mostItems(context, deque);
    if (most && items.size() > *most) {
        const auto surplus = static_cast<std::ptrdiff_t>(items.size() - *most);
        if (dropsLeft)
            items.erase(items.begin(), items.begin() + surplus);
        else
            items.resize(*most);
    }
    setListItems(context, deque, items);
}

Evaluated<Value> append(ValueContext& context, Value self, Arguments arguments)
{
    const std::optional<std::uint64_t> most = mostItems(context, self);
    if (!most || listSize(context.memory, self) < *most) {
        appendToList(context, self, arguments[0]);
        return Value::none();
    }
    std::vector<Value> items = listItems(context.memory, self);
    items.push_back(arguments[0]);
    keepAtMost(context, self, items, true);
    return Value::none();
}

Evaluated<Value> appendLeft(ValueContext& context, Value self, Arguments arguments)
{
    std::vector<Value> items = listItems(context.memory, self);
    items.insert(items.begin(), arguments[0]);
    keepAtMost(context, self, items, false);
    return Value::none();
}

Evaluated<Value> extend(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<std::vector<Value>> more = itemsOf(context, arguments[0]);
    if (!more)
        return failure(more);
    std::vector<Value> items = listItems(context.memory, self);
    items.insert(items.end(), more->begin(), more->end());
    keepAtMost(context, self, items, true);
    return Value::none();
}

Evaluated<Value> extendLeft(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<std::vector<Value>> more = itemsOf(context, arguments[0]);
    if (!more)
        return failure(more);
    std::vector<Value> items(more->rbegin(), more->rend());
    const std::vector<Value> old = listItems(context.memory, self);
    items.insert(items.end(), old.begin(), old.end());
    keepAtMost(context, self, items, false);
    return Value::none();
}

template <bool atLeft>
Evaluated<Value> pop(ValueContext& context, Value self, Arguments)
{
    Memory& memory = context.memory;
    const std::uint64_t size = listSize(memory, self);
    if (size == 0)
        return raise(context, TypeId::IndexError, "pop from an empty deque");
    const Value item = listItem(memory, self, atLeft ? 0 : size - 1);
    if (atLeft)
        memory.moveFields(memory.get(self.word(), ListLayout::kItems).word(), 1, 0, size - 1);
    setListItem(memory, self, size - 1, Value::unset());
    memory.set(self.word(), ListLayout::kSize, Value::small(static_cast<std::int64_t>(size - 1)));
    return item;
}

Evaluated<Value> rotate(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<std::int64_t> steps =
        arguments.positional == 0 ? Evaluated<std::int64_t>(1) : indexArgument(context, arguments[0]);
    if (!steps)
        return failure(steps);
    std::vector<Value> items = listItems(context.memory, self);
    if (items.empty())
        return Value::none();
    const auto size = static_cast<std::int64_t>(items.size());
    const std::int64_t left = ((-*steps % size) + size) % size;
    std::rotate(items.begin(), items.begin() + left, items.end());
    setListItems(context, self, items);
    return Value::none();
}

Evaluated<Value> copy(ValueContext& context, Value self, Arguments)
{
    return newDeque(context, listItems(context.memory, self),
                    context.memory.get(self.word(), ListLayout::kMaxLength));
}

Evaluated<Value> insert(ValueContext& context, Value self, Arguments arguments)
{
    const std::optional<std::uint64_t> most = mostItems(context, self);
    if (most && listSize(context.memory, self) >= *most)
        return raise(context, TypeId::IndexError, "deque already at its maximum size");
    return callMethod(context, findMethod(TypeId::List, "insert"), self, arguments);
}

Evaluated<Value> remove(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<bool> found = contains(context, self, arguments[0]);
    if (!found)
        return failure(found);
    if (!*found)
        return raise(context, TypeId::ValueError, "deque.remove(x): x not in deque");
    return callMethod(context, findMethod(TypeId::List, "remove"), self, arguments);
}

template <std::size_t N>
struct Name {
    constexpr Name(const char (&text)[N]) { std::copy_n(text, N, characters.begin()); }
    std::array<char, N> characters{};
    std::string_view view() const { return {characters.data(), N - 1}; }
};
/// The same as of a list.
template <Name name>
Evaluated<Value> asList(ValueContext& context, Value self, Arguments arguments)
{
    return callMethod(context, findMethod(TypeId::List, name.view()), self, arguments);
}

Evaluated<Value> init(ValueContext& context, Value self, Arguments arguments)
{
    const auto given = bound<2>(context, arguments, {"iterable", "maxlen"}, "deque", 0);
    if (!given)
        return failure(given);
    const auto [iterable, most] = *given;
    if (!most.isUnset() && !most.isNone()) {
        const Evaluated<std::int64_t> number = indexArgument(context, most);
        if (!number)
            return raise(context, TypeId::TypeError, "an integer is required");
        if (*number < 0)
            return raise(context, TypeId::ValueError, "maxlen must be non-negative");
        context.memory.set(self.word(), ListLayout::kMaxLength, Value::small(*number));
    }
    std::vector<Value> items;
    if (!iterable.isUnset()) {
        Evaluated<std::vector<Value>> all = itemsOf(context, iterable);
        if (!all)
            return failure(all);
        items = std::move(*all);
    }
    keepAtMost(context, self, items, true);
    return Value::none();
}

using enum TypeId;
constexpr std::array kMethods{
    MethodInfo{Deque, "__init__", init, kNamed, Effect::Writes},
    MethodInfo{Deque, "append", append, {1, 1}, Effect::Writes},
    MethodInfo{Deque, "appendleft", appendLeft, {1, 1}, Effect::Writes},
    MethodInfo{Deque, "extend", extend, {1, 1}, Effect::Writes},
    MethodInfo{Deque, "extendleft", extendLeft, {1, 1}, Effect::Writes},
    MethodInfo{Deque, "pop", pop<false>, {0, 0}, Effect::Writes},
    MethodInfo{Deque, "popleft", pop<true>, {0, 0}, Effect::Writes},
    MethodInfo{Deque, "rotate", rotate, {0, 1}, Effect::Writes},
    MethodInfo{Deque, "clear", asList<"clear">, {0, 0}, Effect::Writes},
    MethodInfo{Deque, "reverse", asList<"reverse">, {0, 0}, Effect::Writes},
    MethodInfo{Deque, "insert", insert, {2, 2}, Effect::Writes},
    MethodInfo{Deque, "remove", remove, {1, 1}, Effect::Writes},
    MethodInfo{Deque, "copy", copy, {0, 0}, Effect::Reads},
    MethodInfo{Deque, "count", asList<"count">, {1, 1}, Effect::Reads},
    MethodInfo{Deque, "index", asList<"index">, {1, 3}, Effect::Reads},
    MethodInfo{Deque, "__len__", asList<"__len__">, {0, 0}, Effect::Reads},
    MethodInfo{Deque, "__iter__", asList<"__iter__">, {0, 0}, Effect::Reads},
    MethodInfo{Deque, "__contains__", asList<"__contains__">, {1, 1}, Effect::Reads},
    MethodInfo{Deque, "__getitem__", asList<"__getitem__">, {1, 1}, Effect::Reads},
    MethodInfo{Deque, "__setitem__", asList<"__setitem__">, {2, 2}, Effect::Writes},
    MethodInfo{Deque, "__delitem__", asList<"__delitem__">, {1, 1}, Effect::Writes},
};

} // namespace

std::span<const MethodInfo> dequeMethods()
{
    return kMethods;
}

} // namespace core
