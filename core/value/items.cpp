// container[key], `in`, len().

#include "core/value/integers.h"
#include "core/value/operations.h"
#include "core/value/requests.h"
#include "core/value/sequences.h"
#include "core/value/table.h"
#include "core/value/text.h"

namespace core {
namespace {

Evaluated<Value> sliceOf(ValueContext& context, Value sequence, Value slice)
{
    const Evaluated<std::int64_t> size = length(context, sequence);
    if (!size)
        return failure(size);
    const Evaluated<SliceRange> range = resolveSlice(context, slice, *size);
    if (!range)
        return failure(range);
    if (sequence.is(Kind::Str))
        return substring(context, sequence, *range);
    if (sequence.is(Kind::Range)) {
        const Evaluated<Value> start = rangeItem(context, sequence, range->start);
        const Evaluated<Value> stop = rangeItem(context, sequence, range->stop);
        const Evaluated<Value> step = multiply(context, newInteger(context, range->step),
                                               context.memory.get(sequence.word(), RangeLayout::kStep));
        return newRange(context, *start, *stop, *step);
    }
    std::vector<Value> items;
    items.reserve(static_cast<std::size_t>(range->count));
    for (std::int64_t i = 0; i < range->count; ++i)
        items.push_back(sequenceItem(context.memory, sequence,
                                     static_cast<std::uint64_t>(range->start + i * range->step)));
    return sequence.is(Kind::List) ? newList(context, items) : newTuple(context, items);
}

std::string_view sequenceName(Value sequence)
{
    switch (sequence.kind()) {
    case Kind::Str: return "string";
    case Kind::List: return "list";
    case Kind::Tuple: return "tuple";
    default: return "range";
    }
}

Evaluated<Value> itemOfSequence(ValueContext& context, Value sequence, Value key)
{
    const bool ofDeque = sequence.is(Kind::List) && isDeque(context.memory, sequence);
    if (ofDeque && !isInteger(key))
        return raiseType(context, "sequence index must be integer, not '", key, "'");
    if (key.is(Kind::Slice))
        return sliceOf(context, sequence, key);
    const Evaluated<std::int64_t> size = length(context, sequence);
    if (!size)
        return failure(size);
    const std::string_view name = ofDeque ? "deque" : sequenceName(sequence);
    const std::string outOfRange =
        std::string(name) + (sequence.is(Kind::Range) ? " object" : "") + " index out of range";
    const Evaluated<std::uint64_t> index = resolveIndex(context, key, *size, name, outOfRange);
    if (!index)
        return failure(index);
    if (sequence.is(Kind::Str))
        return characterAt(context, sequence, *index);
    if (sequence.is(Kind::Range))
        return rangeItem(context, sequence, static_cast<std::int64_t>(*index));
    return sequenceItem(context.memory, sequence, *index);
}

Evaluated<Value> itemOfDict(ValueContext& context, Value container, Value dict, Value key)
{
    const Evaluated<Value> found = dictGet(context, dict, key);
    if (!found || !found->isUnset())
        return found;
    if (!specialMethod(context, container, Special::Missing).isUnset())
        return ask(context, Request::Missing, container, key);
    return raiseWith(context, TypeId::KeyError, key);
}

} // namespace

Evaluated<Value> getItemSlow(ValueContext& context, Value container, Value key)
{
    if (overrides(context, container, Special::GetItem))
        return ask(context, Request::Item, container, key);
    const Value inner = payloadOf(context.memory, container);
    switch (inner.kind()) {
    case Kind::List:
    case Kind::Tuple:
    case Kind::Str:
    case Kind::Range: return itemOfSequence(context, inner, key);
    case Kind::Dict: return itemOfDict(context, container, inner, key);
    case Kind::BuiltinType: return inner; // `list[int]`, which only annotations need.
    default: break;
    }
    if (container.is(Kind::Class))
        return raise(context, TypeId::TypeError,
                     "type '" + textOf(context, context.memory.get(container.word(), ClassLayout::kName))
                         + "' is not subscriptable");
    return raiseType(context, "'", container, "' object is not subscriptable");
}

namespace {

Evaluated<Value> setSlice(ValueContext& context, Value list, Value slice, Value source)
{
    const Evaluated<std::vector<Value>> given = itemsOf(context, source);
    if (!given) {
        if (given.error().isNeedsPrelude())
            return needsPrelude();
        return raise(context, TypeId::TypeError, "can only assign an iterable");
    }
    const Evaluated<SliceRange> range =
        resolveSlice(context, slice, static_cast<std::int64_t>(listSize(context.memory, list)));
    if (!range)
        return failure(range);
    std::vector<Value> items = listItems(context.memory, list);
    if (range->step == 1) {
        const auto begin = items.begin() + range->start;
        items.insert(items.erase(begin, begin + range->count), given->begin(), given->end());
        setListItems(context, list, items);
        return Value::none();
    }
    if (given->size() != static_cast<std::size_t>(range->count))
        return raise(context, TypeId::ValueError,
                     "attempt to assign sequence of size " + std::to_string(given->size())
                         + " to extended slice of size " + std::to_string(range->count));
    for (std::int64_t i = 0; i < range->count; ++i)
        setListItem(context.memory, list, static_cast<std::uint64_t>(range->start + i * range->step),
                    (*given)[static_cast<std::size_t>(i)]);
    return Value::none();
}

Evaluated<Value> deleteSlice(ValueContext& context, Value list, Value slice)
{
    const Evaluated<SliceRange> range =
        resolveSlice(context, slice, static_cast<std::int64_t>(listSize(context.memory, list)));
    if (!range)
        return failure(range);
    std::vector<Value> items = listItems(context.memory, list);
    for (std::int64_t i = 0; i < range->count; ++i)
        items[static_cast<std::size_t>(range->start + i * range->step)] = Value::unset();
    std::erase(items, Value::unset());
    setListItems(context, list, items);
    return Value::none();
}

Evaluated<std::uint64_t> listPlace(ValueContext& context, Value list, Value key)
{
    return resolveIndex(context, key, static_cast<std::int64_t>(listSize(context.memory, list)), "list",
                        "list assignment index out of range");
}

} // namespace

Evaluated<Value> setItemSlow(ValueContext& context, Value container, Value key, Value item)
{
    if (overrides(context, container, Special::SetItem))
        return needsPrelude();
    const Value inner = payloadOf(context.memory, container);
    if (inner.is(Kind::Dict))
        return dictSet(context, inner, key, item);
    if (!inner.is(Kind::List))
        return raiseType(context, "'", container, "' object does not support item assignment");
    if (key.is(Kind::Slice))
        return setSlice(context, inner, key, item);
    const Evaluated<std::uint64_t> index = listPlace(context, inner, key);
    if (!index)
        return failure(index);
    setListItem(context.memory, inner, *index, item);
    return Value::none();
}

Evaluated<Value> deleteItem(ValueContext& context, Value container, Value key)
{
    if (overrides(context, container, Special::DelItem))
        return needsPrelude();
    const Value inner = payloadOf(context.memory, container);
    if (inner.is(Kind::Dict)) {
        const Evaluated<Value> hash = hashOfKey(context, key);
        if (!hash)
            return hash;
        const Evaluated<EntryPosition> position = findEntry(context, inner, key, *hash);
        if (!position)
            return failure(position);
        if (*position == kNoEntry)
            return raiseWith(context, TypeId::KeyError, key);
        removeEntry(context.memory, inner, *position);
        return Value::none();
    }
    if (!inner.is(Kind::List))
        return raiseType(context, "'", container,
                         inner.is(Kind::Tuple) || inner.is(Kind::Str) || inner.is(Kind::Range)
                             ? "' object doesn't support item deletion"
                             : "' object does not support item deletion");
    if (key.is(Kind::Slice))
        return deleteSlice(context, inner, key);
    const Evaluated<std::uint64_t> index = listPlace(context, inner, key);
    if (!index)
        return failure(index);
    std::vector<Value> items = listItems(context.memory, inner);
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(*index));
    setListItems(context, inner, items);
    return Value::none();
}

namespace {

Evaluated<bool> containsItem(ValueContext& context, Value sequence, Value item)
{
    for (std::uint64_t i = 0; i < sequenceSize(context.memory, sequence); ++i) {
        const Evaluated<bool> found = same(context, sequenceItem(context.memory, sequence, i), item);
        if (!found || *found)
            return found;
    }
    return false;
}

Evaluated<bool> containsKey(ValueContext& context, Value table, Value key)
{
    const Evaluated<Value> hash = hashOfKey(context, key);
    if (!hash)
        return failure(hash);
    const Evaluated<EntryPosition> position = findEntry(context, table, key, *hash);
    if (!position)
        return failure(position);
    return *position != kNoEntry;
}

Evaluated<bool> containsText(ValueContext& context, Value text, Value part)
{
    const Value inner = payloadOf(context.memory, part);
    if (!inner.is(Kind::Str))
        return raiseType(context, "'in <string>' requires string as left operand, not ", part, "");
    const Text whole(context, text);
    return whole.bytes().find(Text(context, inner).bytes()) != std::string_view::npos;
}

Evaluated<bool> rangeContains(ValueContext& context, Value range, Value item)
{
    if (item.isReal() && item.asReal() == static_cast<double>(static_cast<std::int64_t>(item.asReal())))
        item = newInteger(context, static_cast<std::int64_t>(item.asReal()));
    if (!isInteger(item))
        return false;
    const auto field = [&](std::uint64_t i) { return context.memory.get(range.word(), i); };
    const bool ascends = compareIntegers(context, field(RangeLayout::kStep), Value::small(0)) > 0;
    const int fromStart = compareIntegers(context, item, field(RangeLayout::kStart));
    const int toStop = compareIntegers(context, item, field(RangeLayout::kStop));
    if (ascends ? fromStart < 0 || toStop >= 0 : fromStart > 0 || toStop <= 0)
        return false;
    const Evaluated<Value> distance = subtract(context, item, field(RangeLayout::kStart));
    const Evaluated<Value> rest = binary(context, BinaryOp::Modulo, *distance, field(RangeLayout::kStep));
    return *rest == Value::small(0);
}

Evaluated<bool> viewContains(ValueContext& context, Value view, Value item)
{
    const Value dict = context.memory.get(view.word(), IteratorLayout::kSource);
    const auto form =
        static_cast<IteratorForm>(context.memory.get(view.word(), IteratorLayout::kForm).asSmall());
    if (form == IteratorForm::KeysView)
        return containsKey(context, dict, item);
    if (form == IteratorForm::ItemsView) {
        if (!item.is(Kind::Tuple) || tupleSize(context.memory, item) != 2)
            return false;
        const Evaluated<Value> value = dictGet(context, dict, tupleItem(context.memory, item, 0));
        if (!value || value->isUnset())
            return value ? Evaluated<bool>(false) : Evaluated<bool>(failure(value));
        return same(context, *value, tupleItem(context.memory, item, 1));
    }
    for (EntryPosition i = 0; i < tableFill(context.memory, dict); ++i) {
        if (entryKey(context.memory, dict, i).isUnset())
            continue;
        const Evaluated<bool> found = same(context, entryValue(context.memory, dict, i), item);
        if (!found || *found)
            return found;
    }
    return false;
}

} // namespace

Evaluated<bool> contains(ValueContext& context, Value container, Value item)
{
    if (overrides(context, container, Special::Contains))
        return askTruth(context, Request::Contains, container, item);
    const Value inner = payloadOf(context.memory, container);
    switch (inner.kind()) {
    case Kind::List:
    case Kind::Tuple: return containsItem(context, inner, item);
    case Kind::Dict:
    case Kind::Set: return containsKey(context, inner, item);
    case Kind::Str: return containsText(context, inner, item);
    case Kind::Range: return rangeContains(context, inner, item);
    case Kind::Iterator:
        return isView(context.memory, inner) ? viewContains(context, inner, item)
                                             : Evaluated<bool>(needsPrelude());
    case Kind::Generator: return needsPrelude();
    default: break;
    }
    if (overrides(context, container, Special::Iter) || overrides(context, container, Special::GetItem))
        return needsPrelude();
    return raiseType(context, "argument of type '", container, "' is not iterable");
}

Evaluated<std::int64_t> length(ValueContext& context, Value container)
{
    if (overrides(context, container, Special::Len))
        return askInteger(context, Request::Length, container);
    const Value inner = payloadOf(context.memory, container);
    switch (inner.kind()) {
    case Kind::List: return static_cast<std::int64_t>(listSize(context.memory, inner));
    case Kind::Tuple: return static_cast<std::int64_t>(tupleSize(context.memory, inner));
    case Kind::Dict:
    case Kind::Set: return static_cast<std::int64_t>(tableCount(context.memory, inner));
    case Kind::Str: return static_cast<std::int64_t>(textSize(context, inner));
    case Kind::Range:
        if (const std::optional<std::int64_t> size = rangeLength(context, inner))
            return *size;
        return raise(context, TypeId::OverflowError, "Python int too large to convert to C ssize_t");
    case Kind::Iterator:
        if (isView(context.memory, inner))
            return static_cast<std::int64_t>(
                tableCount(context.memory, context.memory.get(inner.word(), IteratorLayout::kSource)));
        break;
    default: break;
    }
    return raiseType(context, "object of type '", container, "' has no len()");
}

} // namespace core
