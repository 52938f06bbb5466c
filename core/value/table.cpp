#include "core/value/table.h"

#include "core/value/compact_block.h"
#include "core/value/operations.h"
#include "core/value/text.h"

namespace core {
namespace {

constexpr std::uint64_t kLinear = 8;
constexpr std::uint64_t kSmallest = 4;

std::uint64_t stride(Value table)
{
    return table.is(Kind::Dict) ? 3 : 2;
}

Value blockOf(const Memory& memory, Value table)
{
    return memory.get(table.word(), TableLayout::kBlock);
}

std::uint64_t capacityOf(const Memory& memory, Value table)
{
    const Value block = blockOf(memory, table);
    if (!block.isHeap())
        return 0;
    const std::uint64_t words = memory.header(block.word()).words;
    return words <= kLinear * stride(table) ? words / stride(table) : words / (stride(table) + 2);
}

Value number(std::uint64_t value)
{
    return Value::small(static_cast<std::int64_t>(value));
}

/// The index's slots that may hold a hash, one after the other, until an empty one.
class Probe {
public:
    Probe(const Memory& memory, Value table, Value hash)
        : m_memory(memory)
        , m_block(blockOf(memory, table))
        , m_begin(capacityOf(memory, table) * stride(table))
        , m_size(2 * capacityOf(memory, table))
        , m_slot(firstSlot(hash, m_size))
    {
    }
    static std::uint64_t firstSlot(Value hash, std::uint64_t size)
    {
        const auto bits = static_cast<std::uint64_t>(hash.asSmall());
        return (bits * 0x9E37'79B9'7F4A'7C15 >> 20) & (size - 1);
    }
    Value position() const { return m_memory.get(m_block.word(), m_begin + m_slot); }
    void advance() { m_slot = (m_slot + 1) & (m_size - 1); }
    std::uint64_t field() const { return m_begin + m_slot; }

private:
    const Memory& m_memory;
    Value m_block;
    std::uint64_t m_begin;
    std::uint64_t m_size;
    std::uint64_t m_slot;
};

bool isIndexed(const Memory& memory, Value table)
{
    return capacityOf(memory, table) > kLinear;
}

void placeEntry(Memory& memory, Value table, Value hash, Value key, Value value)
{
    const Value block = blockOf(memory, table);
    const std::uint64_t position = tableFill(memory, table);
    if (isIndexed(memory, table)) {
        Probe probe(memory, table, hash);
        while (!probe.position().isUnset())
            probe.advance();
        memory.set(block.word(), probe.field(), number(position));
    }
    const std::uint64_t field = position * stride(table);
    memory.set(block.word(), field, hash);
    memory.set(block.word(), field + 1, key);
    if (table.is(Kind::Dict))
        memory.set(block.word(), field + 2, value);
    memory.set(table.word(), TableLayout::kFill, number(position + 1));
}

/// Gives the table a new block with room for `capacity` entries (a power of two) and the living entries.
void rebuild(ValueContext& context, Value table, std::uint64_t capacity)
{
    Memory& memory = context.memory;
    const Value old = blockOf(memory, table);
    const std::uint64_t fill = tableFill(memory, table);
    const std::uint64_t words = capacity * (stride(table) + (capacity > kLinear ? 2 : 0));
    const std::uint64_t block = memory.allocate(Kind::Block, static_cast<std::uint32_t>(words));
    memory.set(table.word(), TableLayout::kBlock, Value::heap(Kind::Block, block));
    memory.set(table.word(), TableLayout::kFill, Value::small(0));
    for (std::uint64_t i = 0; i < fill; ++i) {
        const std::uint64_t field = i * stride(table);
        const Value key = memory.get(old.word(), field + 1);
        if (key.isUnset())
            continue;
        const Value value = table.is(Kind::Dict) ? memory.get(old.word(), field + 2) : Value::unset();
        placeEntry(memory, table, memory.get(old.word(), field), key, value);
    }
}

Evaluated<bool> matches(ValueContext& context, Value table, EntryPosition position, Value key)
{
    const Value there = entryKey(context.memory, table, position);
    if (there == key)
        return true;
    if (there.is(Kind::Str) && key.is(Kind::Str))
        return sameText(context, there, key);
    return same(context, there, key);
}

Evaluated<EntryPosition> findLinear(ValueContext& context, Value table, Value key, Value hash)
{
    const std::uint64_t fill = tableFill(context.memory, table);
    for (EntryPosition i = 0; i < fill; ++i) {
        if (entryHash(context.memory, table, i) != hash || entryKey(context.memory, table, i).isUnset())
            continue;
        const Evaluated<bool> found = matches(context, table, i, key);
        if (!found)
            return tl::make_unexpected(found.error());
        if (*found)
            return i;
    }
    return kNoEntry;
}

} // namespace

Value foldedHash(std::int64_t hash)
{
    const auto bits = static_cast<std::uint64_t>(hash);
    return Value::small(static_cast<std::int64_t>((bits ^ bits >> 47) & 0x7FFF'FFFF'FFFF));
}

std::uint64_t tableCount(const Memory& memory, Value table)
{
    return static_cast<std::uint64_t>(memory.get(table.word(), TableLayout::kCount).asSmall());
}
std::uint64_t tableFill(const Memory& memory, Value table)
{
    return static_cast<std::uint64_t>(memory.get(table.word(), TableLayout::kFill).asSmall());
}
Value entryHash(const Memory& memory, Value table, EntryPosition position)
{
    return memory.get(blockOf(memory, table).word(), position * stride(table));
}
Value entryKey(const Memory& memory, Value table, EntryPosition position)
{
    return memory.get(blockOf(memory, table).word(), position * stride(table) + 1);
}
Value entryValue(const Memory& memory, Value dict, EntryPosition position)
{
    return memory.get(blockOf(memory, dict).word(), position * 3 + 2);
}
void setEntryValue(Memory& memory, Value dict, EntryPosition position, Value value)
{
    memory.set(blockOf(memory, dict).word(), position * 3 + 2, value);
}

Evaluated<EntryPosition> findEntry(ValueContext& context, Value table, Value key, Value hash)
{
    const Memory& memory = context.memory;
    if (!isIndexed(memory, table))
        return findLinear(context, table, key, hash);
    for (Probe probe(memory, table, hash); !probe.position().isUnset(); probe.advance()) {
        const auto position = static_cast<EntryPosition>(probe.position().asSmall());
        if (entryHash(memory, table, position) != hash || entryKey(memory, table, position).isUnset())
            continue;
        const Evaluated<bool> found = matches(context, table, position, key);
        if (!found)
            return tl::make_unexpected(found.error());
        if (*found)
            return position;
    }
    return kNoEntry;
}

void appendEntry(ValueContext& context, Value table, Value hash, Value key, Value value)
{
    Memory& memory = context.memory;
    const std::uint64_t count = tableCount(memory, table);
    const std::uint64_t capacity = capacityOf(memory, table);
    if (tableFill(memory, table) == capacity) {
        std::uint64_t room = kSmallest;
        while (room <= count + count / 4)
            room *= 2;
        rebuild(context, table, room);
    }
    placeEntry(memory, table, hash, key, value);
    memory.set(table.word(), TableLayout::kCount, number(count + 1));
}

void removeEntry(Memory& memory, Value table, EntryPosition position)
{
    const Value block = blockOf(memory, table);
    const std::uint64_t field = position * stride(table);
    memory.set(block.word(), field + 1, Value::unset());
    if (table.is(Kind::Dict))
        memory.set(block.word(), field + 2, Value::unset());
    const std::uint64_t count = tableCount(memory, table) - 1;
    if (count == 0)
        clearTable(memory, table);
    else
        memory.set(table.word(), TableLayout::kCount, number(count));
}

void clearTable(Memory& memory, Value table)
{
    memory.set(table.word(), TableLayout::kCount, Value::small(0));
    memory.set(table.word(), TableLayout::kFill, Value::small(0));
    memory.set(table.word(), TableLayout::kBlock, Value::none());
}

std::vector<Value> compactBlock(const Memory& memory, Value table)
{
    const std::uint64_t fill = tableFill(memory, table);
    if (fill == 0)
        return {};
    std::uint64_t capacity = kSmallest;
    while (capacity < fill)
        capacity *= 2;
    const std::uint64_t begin = capacity * stride(table);
    const std::uint64_t slots = capacity > kLinear ? 2 * capacity : 0;
    std::vector<Value> block(begin + slots, Value::unset());
    for (EntryPosition i = 0; i < fill; ++i) {
        if (entryKey(memory, table, i).isUnset())
            continue;
        const std::uint64_t field = i * stride(table);
        for (std::uint64_t part = 0; part < stride(table); ++part)
            block[field + part] = memory.get(blockOf(memory, table).word(), field + part);
        std::uint64_t slot = slots == 0 ? 0 : Probe::firstSlot(block[field], slots);
        while (slots != 0 && !block[begin + slot].isUnset())
            slot = (slot + 1) & (slots - 1);
        if (slots != 0)
            block[begin + slot] = number(i);
    }
    return block;
}

void copyTable(ValueContext& context, Value from, Value to)
{
    for (EntryPosition i = 0; i < tableFill(context.memory, from); ++i) {
        const Value key = entryKey(context.memory, from, i);
        if (key.isUnset())
            continue;
        const Value value =
            from.is(Kind::Dict) && to.is(Kind::Dict) ? entryValue(context.memory, from, i) : Value::none();
        appendEntry(context, to, entryHash(context.memory, from, i), key, value);
    }
}

Evaluated<Value> hashOfKey(ValueContext& context, Value key)
{
    if (key.is(Kind::Str))
        return foldedHash(static_cast<std::int64_t>(textHash(context, key) >> 1));
    if (key.isSmall())
        return foldedHash(key.asSmall() == -1 ? -2 : key.asSmall());
    const Evaluated<std::int64_t> result = hash(context, key);
    if (!result)
        return tl::make_unexpected(result.error());
    return foldedHash(*result);
}

Value newDict(ValueContext& context)
{
    const std::uint64_t object = context.memory.allocate(Kind::Dict, TableLayout::kWords);
    context.memory.set(object, Birth::kField, Birth::unknown());
    clearTable(context.memory, Value::heap(Kind::Dict, object));
    return Value::heap(Kind::Dict, object);
}

Value newSet(ValueContext& context)
{
    const std::uint64_t object = context.memory.allocate(Kind::Set, TableLayout::kWords);
    context.memory.set(object, Birth::kField, Birth::unknown());
    clearTable(context.memory, Value::heap(Kind::Set, object));
    return Value::heap(Kind::Set, object);
}

Evaluated<Value> dictGet(ValueContext& context, Value dict, Value key)
{
    const Evaluated<Value> hash = hashOfKey(context, key);
    if (!hash)
        return hash;
    const Evaluated<EntryPosition> position = findEntry(context, dict, key, *hash);
    if (!position)
        return tl::make_unexpected(position.error());
    return *position == kNoEntry ? Value::unset() : entryValue(context.memory, dict, *position);
}

Evaluated<Value> dictSet(ValueContext& context, Value dict, Value key, Value item)
{
    const Evaluated<Value> hash = hashOfKey(context, key);
    if (!hash)
        return hash;
    const Evaluated<EntryPosition> position = findEntry(context, dict, key, *hash);
    if (!position)
        return tl::make_unexpected(position.error());
    if (*position == kNoEntry)
        appendEntry(context, dict, *hash, key, item);
    else
        setEntryValue(context.memory, dict, *position, item);
    return Value::none();
}

} // namespace core
