#include "core/value/sequences.h"

#include "core/value/integers.h"
#include "core/value/operations.h"
#include "core/value/requests.h"
#include "core/value/text.h"
#include "core/value/utf8.h"

namespace core {

tl::unexpected<Raised> raiseMemoryError(ValueContext& context)
{
    return tl::make_unexpected(
        Raised{newException(context, typeValue(TypeId::MemoryError), newTuple(context, {}))});
}

tl::unexpected<Raised> raiseType(ValueContext& context, std::string_view before, Value value,
                                 std::string_view after)
{
    return raise(context, TypeId::TypeError,
                 std::string(before) + typeName(context, value) + std::string(after));
}

Evaluated<std::int64_t> indexArgument(ValueContext& context, Value value)
{
    const Value index = payloadOf(context.memory, value);
    if (!isInteger(index)) {
        if (!specialMethod(context, value, Special::Index).isUnset())
            return askInteger(context, Request::Index, value);
        return raiseType(context, "'", value, "' object cannot be interpreted as an integer");
    }
    const std::optional<std::int64_t> number = toInt64(context, index);
    if (!number)
        return raise(context, TypeId::IndexError, "cannot fit 'int' into an index-sized integer");
    return *number;
}

Evaluated<std::uint64_t> resolveIndex(ValueContext& context, Value value, std::int64_t length,
                                      std::string_view sequence, std::string_view outOfRange)
{
    if (!isInteger(payloadOf(context.memory, value))
        && specialMethod(context, value, Special::Index).isUnset()) {
        const bool isText = sequence == "string";
        return raise(context, TypeId::TypeError,
                     std::string(sequence) + " indices must be integers"
                         + (isText ? ", not '" : " or slices, not ") + typeName(context, value)
                         + (isText ? "'" : ""));
    }
    const Evaluated<std::int64_t> index = indexArgument(context, value);
    if (!index)
        return failure(index);
    const std::int64_t position = *index < 0 ? *index + length : *index;
    if (position < 0 || position >= length)
        return raise(context, TypeId::IndexError, outOfRange);
    return static_cast<std::uint64_t>(position);
}

namespace {

/// A bound of a slice; beyond 64 bits it is the end of that side.
Evaluated<std::int64_t> bound(ValueContext& context, Value value)
{
    const Value index = payloadOf(context.memory, value);
    if (!isInteger(index)) {
        if (!specialMethod(context, value, Special::Index).isUnset())
            return askInteger(context, Request::Index, value);
        return raise(context, TypeId::TypeError,
                     "slice indices must be integers or None or have an __index__ method");
    }
    if (const std::optional<std::int64_t> number = toInt64(context, index))
        return std::clamp(*number, -(std::int64_t{1} << 62), std::int64_t{1} << 62);
    return Integer(context, index).sign() < 0 ? -(std::int64_t{1} << 62) : std::int64_t{1} << 62;
}

Evaluated<std::int64_t> clampedBound(ValueContext& context, Value value, std::int64_t absent,
                                     std::int64_t length, bool isBackwards)
{
    if (value.isNone())
        return absent;
    const Evaluated<std::int64_t> given = bound(context, value);
    if (!given)
        return given;
    const std::int64_t position = *given < 0 ? *given + length : *given;
    return isBackwards ? std::clamp<std::int64_t>(position, -1, length - 1)
                       : std::clamp<std::int64_t>(position, 0, length);
}

} // namespace

Evaluated<SliceRange> resolveSlice(ValueContext& context, Value slice, std::int64_t length)
{
    SliceRange range;
    const Value step = context.memory.get(slice.word(), SliceLayout::kStep);
    if (!step.isNone()) {
        const Evaluated<std::int64_t> given = bound(context, step);
        if (!given)
            return failure(given);
        if (*given == 0)
            return raise(context, TypeId::ValueError, "slice step cannot be zero");
        range.step = *given;
    }
    const bool isBackwards = range.step < 0;
    const Evaluated<std::int64_t> start =
        clampedBound(context, context.memory.get(slice.word(), SliceLayout::kStart),
                     isBackwards ? length - 1 : 0, length, isBackwards);
    if (!start)
        return failure(start);
    const Evaluated<std::int64_t> stop =
        clampedBound(context, context.memory.get(slice.word(), SliceLayout::kStop), isBackwards ? -1 : length,
                     length, isBackwards);
    if (!stop)
        return failure(stop);
    range.start = *start;
    range.stop = *stop;
    if (isBackwards ? *stop < *start : *start < *stop)
        range.count =
            isBackwards ? (*start - *stop - 1) / -range.step + 1 : (*stop - *start - 1) / range.step + 1;
    return range;
}

std::uint64_t sequenceSize(const Memory& memory, Value sequence)
{
    return sequence.is(Kind::List) ? listSize(memory, sequence) : tupleSize(memory, sequence);
}

Value sequenceItem(const Memory& memory, Value sequence, std::uint64_t position)
{
    return sequence.is(Kind::List) ? listItem(memory, sequence, position)
                                   : tupleItem(memory, sequence, position);
}

std::vector<Value> listItems(const Memory& memory, Value sequence)
{
    std::vector<Value> items(sequenceSize(memory, sequence));
    const std::uint64_t object =
        sequence.is(Kind::List) ? memory.get(sequence.word(), ListLayout::kItems).word() : sequence.word();
    for (std::size_t i = 0; i < items.size(); ++i)
        items[i] = memory.get(object, i);
    return items;
}

void setListItems(ValueContext& context, Value list, std::span<const Value> items)
{
    Memory& memory = context.memory;
    Value block = memory.get(list.word(), ListLayout::kItems);
    if (!block.isHeap() || memory.header(block.word()).words < items.size())
        block =
            Value::heap(Kind::Block, memory.allocate(Kind::Block, static_cast<std::uint32_t>(items.size())));
    for (std::size_t i = 0; i < items.size(); ++i)
        memory.set(block.word(), i, items[i]);
    for (std::uint64_t i = items.size(); i < memory.header(block.word()).words; ++i)
        memory.set(block.word(), i, Value::unset());
    memory.set(list.word(), ListLayout::kItems, block);
    memory.set(list.word(), ListLayout::kSize, Value::small(static_cast<std::int64_t>(items.size())));
}

Evaluated<Value> concatenate(ValueContext& context, Value a, Value b)
{
    if (a.is(Kind::Str))
        return newText(context, textOf(context, a) + std::string(Text(context, b).bytes()));
    std::vector<Value> items = listItems(context.memory, a);
    const std::vector<Value> more = listItems(context.memory, b);
    items.insert(items.end(), more.begin(), more.end());
    if (a.is(Kind::List) && isDeque(context.memory, a))
        return newDeque(context, items, context.memory.get(a.word(), ListLayout::kMaxLength));
    return a.is(Kind::List) ? newList(context, items) : newTuple(context, items);
}

Evaluated<Value> repeat(ValueContext& context, Value sequence, Value countValue)
{
    const std::optional<std::int64_t> given = toInt64(context, countValue);
    if (!given && Integer(context, countValue).sign() > 0)
        return raise(context, TypeId::OverflowError, "cannot fit 'int' into an index-sized integer");
    const auto count = static_cast<std::size_t>(std::max<std::int64_t>(given.value_or(0), 0));
    const bool isText = sequence.is(Kind::Str);
    const std::size_t size =
        isText ? Text(context, sequence).bytes().size() : sequenceSize(context.memory, sequence);
    if (size != 0 && count > (isText ? 8 : 1) * context.maxWords / size)
        return raiseMemoryError(context);
    if (isText) {
        const std::string unit = textOf(context, sequence);
        std::string text;
        text.reserve(size * count);
        for (std::size_t i = 0; i < count; ++i)
            text += unit;
        return newText(context, text);
    }
    const std::vector<Value> unit = listItems(context.memory, sequence);
    std::vector<Value> items;
    items.reserve(size * count);
    for (std::size_t i = 0; i < (size == 0 ? 0 : count); ++i)
        items.insert(items.end(), unit.begin(), unit.end());
    return sequence.is(Kind::List) ? newList(context, items) : newTuple(context, items);
}

Value characterAt(ValueContext& context, Value text, std::uint64_t position)
{
    if (text.isHeap()) {
        const std::uint64_t sizes = context.memory.raw(text.word(), StrLayout::kSizes);
        if ((sizes & 0xFFFF'FFFF) == sizes >> 32) {
            const std::uint64_t word = context.memory.raw(text.word(), StrLayout::kBytes + position / 8);
            return ConstantTable::character(static_cast<unsigned char>(word >> position % 8 * 8));
        }
    }
    const std::string character(codePoints(Text(context, text), position, position + 1));
    return newText(context, character);
}

Value substring(ValueContext& context, Value text, const SliceRange& range)
{
    const Text source(context, text);
    const auto start = static_cast<std::size_t>(range.start);
    if (range.count == 0)
        return ConstantTable::emptyText();
    if (range.step == 1) {
        const std::string part(codePoints(source, start, start + static_cast<std::size_t>(range.count)));
        return newText(context, part);
    }
    const std::u32string all = utf8::decode(source.bytes());
    std::string part;
    for (std::int64_t i = 0; i < range.count; ++i)
        utf8::append(part, all[static_cast<std::size_t>(range.start + i * range.step)]);
    return newText(context, part);
}

std::optional<std::int64_t> rangeLength(const ValueContext& context, Value range)
{
    const auto field = [&](std::uint64_t i) { return context.memory.get(range.word(), i); };
    if (field(0).isSmall() && field(1).isSmall() && field(2).isSmall()) {
        const std::int64_t start = field(0).asSmall();
        const std::int64_t stop = field(1).asSmall();
        const std::int64_t step = field(2).asSmall();
        if (step > 0 ? start >= stop : start <= stop)
            return 0;
        return step > 0 ? (stop - start - 1) / step + 1 : (start - stop - 1) / -step + 1;
    }
    const Integer step(context, field(2));
    Integer count(context, field(1));
    mpz_sub(count.get(), count.get(), Integer(context, field(0)).get());
    mpz_cdiv_q(count.get(), count.get(), step.get());
    if (count.sign() <= 0)
        return 0;
    return count.fitsInt64() ? std::optional(count.toInt64()) : std::nullopt;
}

Evaluated<Value> rangeItem(ValueContext& context, Value range, std::int64_t position)
{
    const auto field = [&](std::uint64_t i) { return context.memory.get(range.word(), i); };
    std::int64_t offset = 0;
    if (field(0).isSmall() && field(2).isSmall()
        && !__builtin_mul_overflow(position, field(2).asSmall(), &offset)
        && !__builtin_add_overflow(offset, field(0).asSmall(), &offset))
        return newInteger(context, offset);
    const Evaluated<Value> product =
        multiply(context, newInteger(context, position), field(RangeLayout::kStep));
    return product ? add(context, field(RangeLayout::kStart), *product) : product;
}

} // namespace core
