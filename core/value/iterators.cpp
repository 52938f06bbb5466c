#include "core/value/iterators.h"

#include "core/value/integers.h"
#include "core/value/operations.h"
#include "core/value/requests.h"
#include "core/value/sequences.h"
#include "core/value/table.h"
#include "core/value/text.h"
#include "core/value/utf8.h"

#include <array>

namespace core {
namespace {

using Layout = IteratorLayout;

IteratorForm formOf(const Memory& memory, Value iterator)
{
    return static_cast<IteratorForm>(memory.get(iterator.word(), Layout::kForm).asSmall());
}

Value number(std::uint64_t value)
{
    return Value::small(static_cast<std::int64_t>(value));
}

Value iteratorOverRange(ValueContext& context, Value range)
{
    const auto field = [&](std::uint64_t i) { return context.memory.get(range.word(), i); };
    const auto isShort = [](Value v) { return v.isSmall() && std::abs(v.asSmall()) < std::int64_t{1} << 46; };
    const bool isSmall = isShort(field(0)) && isShort(field(1)) && isShort(field(2));
    return newIterator(context, isSmall ? IteratorForm::Range : IteratorForm::BigRange, Value::none(),
                       field(0), field(1), field(2));
}

Value iteratorOverView(ValueContext& context, Value view)
{
    const Value dict = context.memory.get(view.word(), Layout::kSource);
    IteratorForm form = IteratorForm::DictKeys;
    if (formOf(context.memory, view) == IteratorForm::ValuesView)
        form = IteratorForm::DictValues;
    else if (formOf(context.memory, view) == IteratorForm::ItemsView)
        form = IteratorForm::DictItems;
    return newIterator(context, form, dict, Value::small(0), number(tableCount(context.memory, dict)));
}

} // namespace

Value newIterator(ValueContext& context, IteratorForm form, Value source, Value position, Value end,
                  Value step)
{
    const std::uint64_t object = context.memory.allocate(Kind::Iterator, Layout::kWords);
    context.memory.set(object, Layout::kForm, Value::small(static_cast<std::int64_t>(form)));
    context.memory.set(object, Layout::kSource, source);
    context.memory.set(object, Layout::kPosition, position);
    context.memory.set(object, Layout::kEnd, end);
    context.memory.set(object, Layout::kStep, step);
    return Value::heap(Kind::Iterator, object);
}

bool isView(const Memory& memory, Value value)
{
    return value.is(Kind::Iterator) && formOf(memory, value) <= IteratorForm::ItemsView;
}

Evaluated<Value> iterate(ValueContext& context, Value iterable)
{
    if (overrides(context, iterable, Special::Iter))
        return needsPrelude();
    const Value inner = payloadOf(context.memory, iterable);
    const auto over = [&](IteratorForm form, Value end = Value::none()) {
        return newIterator(context, form, inner, Value::small(0), end);
    };
    switch (inner.kind()) {
    case Kind::List: {
        const Value size = number(listSize(context.memory, inner));
        return over(IteratorForm::List, isDeque(context.memory, inner) ? size : Value::none());
    }
    case Kind::Tuple: return over(IteratorForm::Tuple);
    case Kind::Str: return over(IteratorForm::Str);
    case Kind::Set: return over(IteratorForm::Set, number(tableCount(context.memory, inner)));
    case Kind::Dict: return over(IteratorForm::DictKeys, number(tableCount(context.memory, inner)));
    case Kind::Range: return iteratorOverRange(context, inner);
    case Kind::Iterator: return isView(context.memory, inner) ? iteratorOverView(context, inner) : inner;
    case Kind::Generator: return inner;
    default: break;
    }
    if (overrides(context, iterable, Special::GetItem))
        return needsPrelude();
    return raiseType(context, "'", iterable, "' object is not iterable");
}

namespace {

Value finish(Memory& memory, Value iterator)
{
    memory.set(iterator.word(), Layout::kSource, Value::none());
    return Value::unset();
}

std::uint64_t advance(Memory& memory, Value iterator)
{
    const Value position = memory.get(iterator.word(), Layout::kPosition);
    memory.set(iterator.word(), Layout::kPosition, Value::small(position.asSmall() + 1));
    return static_cast<std::uint64_t>(position.asSmall());
}

Evaluated<Value> nextOfSequence(ValueContext& context, Value iterator, Value source)
{
    const Value size = context.memory.get(iterator.word(), Layout::kEnd); // Of a deque, at the start.
    if (size.isSmall() && size != number(sequenceSize(context.memory, source)))
        return raise(context, TypeId::RuntimeError, "deque mutated during iteration");
    const std::uint64_t position = advance(context.memory, iterator);
    if (position >= sequenceSize(context.memory, source))
        return finish(context.memory, iterator);
    return sequenceItem(context.memory, source, position);
}

Value nextOfListReversed(ValueContext& context, Value iterator, Value source)
{
    Memory& memory = context.memory;
    const std::int64_t position = memory.get(iterator.word(), Layout::kPosition).asSmall();
    memory.set(iterator.word(), Layout::kPosition, Value::small(position - 1));
    if (position < 0 || position >= static_cast<std::int64_t>(listSize(memory, source)))
        return finish(memory, iterator);
    return listItem(memory, source, static_cast<std::uint64_t>(position));
}

/// The position counts bytes.
Value nextOfText(ValueContext& context, Value iterator, Value source)
{
    const auto at =
        static_cast<std::size_t>(context.memory.get(iterator.word(), Layout::kPosition).asSmall());
    std::string character;
    std::size_t behind = at;
    {
        const Text text(context, source);
        if (at >= text.bytes().size())
            return finish(context.memory, iterator);
        if (!text.isAscii()) {
            const char32_t c = utf8::next(text.bytes(), behind);
            utf8::append(character, c);
        }
    }
    if (character.empty()) {
        advance(context.memory, iterator);
        return characterAt(context, source, at);
    }
    context.memory.set(iterator.word(), Layout::kPosition, number(behind));
    return newText(context, character);
}

Evaluated<Value> nextOfBigRange(ValueContext& context, Value iterator)
{
    const auto field = [&](std::uint64_t i) { return context.memory.get(iterator.word(), i); };
    const Value at = field(Layout::kPosition);
    const int order = compareIntegers(context, at, field(Layout::kEnd));
    if (compareIntegers(context, field(Layout::kStep), Value::small(0)) > 0 ? order >= 0 : order <= 0)
        return Value::unset();
    const Evaluated<Value> following = add(context, at, field(Layout::kStep));
    if (following)
        context.memory.set(iterator.word(), Layout::kPosition, *following);
    return at;
}

Value entryAs(ValueContext& context, IteratorForm form, Value table, EntryPosition position)
{
    const Value key = entryKey(context.memory, table, position);
    if (form == IteratorForm::DictValues)
        return entryValue(context.memory, table, position);
    if (form != IteratorForm::DictItems)
        return key;
    const std::array pair{key, entryValue(context.memory, table, position)};
    return newTuple(context, pair);
}

Evaluated<Value> nextOfTable(ValueContext& context, Value iterator, Value table)
{
    Memory& memory = context.memory;
    if (number(tableCount(memory, table)) != memory.get(iterator.word(), Layout::kEnd)) {
        memory.set(iterator.word(), Layout::kEnd, Value::small(-1)); // Fails again at every further call.
        return raise(context, TypeId::RuntimeError,
                     table.is(Kind::Set) ? "Set changed size during iteration"
                                         : "dictionary changed size during iteration");
    }
    for (;;) {
        const EntryPosition position = advance(memory, iterator);
        if (position >= tableFill(memory, table))
            return finish(memory, iterator);
        if (!entryKey(memory, table, position).isUnset())
            return entryAs(context, formOf(memory, iterator), table, position);
    }
}

/// The position is that of the item given last.
Evaluated<Value> nextOfReversed(ValueContext& context, Value iterator, Value source)
{
    Memory& memory = context.memory;
    std::int64_t position = memory.get(iterator.word(), Layout::kPosition).asSmall();
    const auto form = static_cast<IteratorForm>(memory.get(iterator.word(), Layout::kStep).asSmall());
    while (--position >= 0) {
        memory.set(iterator.word(), Layout::kPosition, Value::small(position));
        const auto at = static_cast<std::uint64_t>(position);
        if (source.is(Kind::Str))
            return characterAt(context, source, at);
        if (source.is(Kind::Tuple))
            return tupleItem(memory, source, at);
        if (at < tableFill(memory, source) && !entryKey(memory, source, at).isUnset())
            return entryAs(context, form, source, at);
    }
    return finish(memory, iterator);
}

Evaluated<Value> nextOfEnumerate(ValueContext& context, Value iterator, Value source)
{
    const Evaluated<Value> item = next(context, source);
    if (!item || item->isUnset())
        return item;
    const Value count = context.memory.get(iterator.word(), Layout::kPosition);
    const Evaluated<Value> following = add(context, count, Value::small(1));
    context.memory.set(iterator.word(), Layout::kPosition, *following);
    const std::array pair{count, *item};
    return newTuple(context, pair);
}

/// An iterator of a strict zip has ended after `given` others have given an item of this round.
Evaluated<Value> checkStrict(ValueContext& context, Value iterators, std::uint64_t given)
{
    const auto mismatch = [&](std::uint64_t argument, std::string_view what) {
        return raise(
            context, TypeId::ValueError,
            "zip() argument " + std::to_string(argument) + " is " + std::string(what)
                + (argument == 2 ? " than argument 1" : " than arguments 1-" + std::to_string(argument - 1)));
    };
    if (given > 0)
        return mismatch(given + 1, "shorter");
    for (std::uint64_t i = 1; i < tupleSize(context.memory, iterators); ++i) {
        const Evaluated<Value> item = next(context, tupleItem(context.memory, iterators, i));
        if (!item)
            return item;
        if (!item->isUnset())
            return mismatch(i + 1, "longer");
    }
    return Value::unset();
}

Evaluated<Value> nextOfZip(ValueContext& context, Value iterator, Value iterators)
{
    const std::uint64_t count = tupleSize(context.memory, iterators);
    std::vector<Value> items;
    items.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        const Evaluated<Value> item = next(context, tupleItem(context.memory, iterators, i));
        if (!item)
            return item;
        if (item->isUnset()) {
            const bool isStrict = context.memory.get(iterator.word(), Layout::kEnd).isTrue();
            finish(context.memory, iterator);
            return isStrict ? checkStrict(context, iterators, i) : Value::unset();
        }
        items.push_back(*item);
    }
    return count == 0 ? Value::unset() : newTuple(context, items);
}

} // namespace

Evaluated<Value> nextSlow(ValueContext& context, Value iterator)
{
    if (iterator.is(Kind::Generator))
        return needsPrelude();
    const Value source = context.memory.get(iterator.word(), Layout::kSource);
    const IteratorForm form = formOf(context.memory, iterator);
    if (form == IteratorForm::BigRange)
        return nextOfBigRange(context, iterator);
    if (source.isNone())
        return Value::unset();
    switch (form) {
    case IteratorForm::List:
    case IteratorForm::Tuple: return nextOfSequence(context, iterator, source);
    case IteratorForm::ListReversed: return nextOfListReversed(context, iterator, source);
    case IteratorForm::Str: return nextOfText(context, iterator, source);
    case IteratorForm::Set:
    case IteratorForm::DictKeys:
    case IteratorForm::DictValues:
    case IteratorForm::DictItems: return nextOfTable(context, iterator, source);
    case IteratorForm::Reversed: return nextOfReversed(context, iterator, source);
    case IteratorForm::Enumerate: return nextOfEnumerate(context, iterator, source);
    case IteratorForm::Zip: return nextOfZip(context, iterator, source);
    default: break;
    }
    return raiseType(context, "'", iterator, "' object is not an iterator");
}

Value iteratedContainer(const ValueContext& context, Value iterator)
{
    if (!iterator.is(Kind::Iterator))
        return Value::unset();
    const Value source = context.memory.get(iterator.word(), Layout::kSource);
    switch (source.kind()) {
    case Kind::List:
    case Kind::Dict:
    case Kind::Set: return source;
    case Kind::Iterator: return iteratedContainer(context, source);
    default: return Value::unset();
    }
}

Evaluated<std::vector<Value>> itemsOf(ValueContext& context, Value iterable)
{
    const Value inner = payloadOf(context.memory, iterable);
    if (!overrides(context, iterable, Special::Iter) && (inner.is(Kind::List) || inner.is(Kind::Tuple)))
        return listItems(context.memory, inner);
    const Evaluated<Value> iterator = iterate(context, iterable);
    if (iterator ? iterator->is(Kind::Generator) : iterator.error().isNeedsPrelude()) {
        const Evaluated<Value> answer = ask(context, Request::Items, iterable);
        return answer ? Evaluated<std::vector<Value>>(listItems(context.memory, *answer))
                      : Evaluated<std::vector<Value>>(failure(answer));
    }
    if (!iterator)
        return failure(iterator);
    std::vector<Value> items;
    for (;;) {
        const Evaluated<Value> item = next(context, *iterator);
        if (!item)
            return failure(item);
        if (item->isUnset())
            return items;
        if (items.size() >= context.maxWords)
            return raiseMemoryError(context);
        items.push_back(*item);
    }
}

Evaluated<Value> listOf(ValueContext& context, Value iterable)
{
    const Evaluated<std::vector<Value>> items = itemsOf(context, iterable);
    return items ? Evaluated<Value>(newList(context, *items)) : Evaluated<Value>(failure(items));
}

namespace {

/// A type error of unpacking names the value differently.
tl::unexpected<Raised> notUnpackable(ValueContext& context, Value value, Raised raised)
{
    const bool isIterable = raised.isNeedsPrelude() || value.is(Kind::Iterator);
    if (isIterable)
        return tl::make_unexpected(raised);
    return raiseType(context, "cannot unpack non-iterable ", value, " object");
}

tl::unexpected<Raised> notEnough(ValueContext& context, std::string_view expected, std::size_t got)
{
    return raise(context, TypeId::ValueError,
                 "not enough values to unpack (expected " + std::string(expected) + ", got "
                     + std::to_string(got) + ")");
}

} // namespace

Evaluated<Value> unpack(ValueContext& context, Value iterable, std::uint64_t count, std::span<Value> items)
{
    if (iterable.is(Kind::Tuple) || iterable.is(Kind::List)) {
        if (sequenceSize(context.memory, iterable) == count) {
            for (std::uint64_t i = 0; i < count; ++i)
                items[i] = sequenceItem(context.memory, iterable, i);
            return Value::none();
        }
    }
    const Evaluated<Value> iterator = iterate(context, iterable);
    if (!iterator)
        return notUnpackable(context, iterable, iterator.error());
    for (std::uint64_t i = 0; i <= count; ++i) {
        const Evaluated<Value> item = next(context, *iterator);
        if (!item)
            return item;
        if (item->isUnset() && i < count)
            return notEnough(context, std::to_string(count), i);
        if (!item->isUnset() && i == count)
            return raise(context, TypeId::ValueError,
                         "too many values to unpack (expected " + std::to_string(count) + ")");
        if (i < count)
            items[i] = *item;
    }
    return Value::none();
}

Evaluated<Value> unpackStar(ValueContext& context, Value iterable, std::uint64_t before, std::uint64_t after,
                            std::span<Value> items)
{
    const Evaluated<std::vector<Value>> all = itemsOf(context, iterable);
    if (!all)
        return notUnpackable(context, iterable, all.error());
    if (all->size() < before + after)
        return notEnough(context, "at least " + std::to_string(before + after), all->size());
    const std::span<const Value> given(*all);
    std::ranges::copy(given.first(before), items.begin());
    items[before] = newList(context, given.subspan(before, all->size() - before - after));
    std::ranges::copy(given.last(after), items.begin() + static_cast<std::ptrdiff_t>(before) + 1);
    return Value::none();
}

} // namespace core
