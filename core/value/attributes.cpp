#include "core/value/objects.h"

namespace core {
namespace {

using Layout = AttributesLayout;

std::uint64_t small(const Memory& memory, Value block, std::uint64_t field)
{
    return static_cast<std::uint64_t>(memory.get(block.word(), field).asSmall());
}
std::uint64_t count(const Memory& memory, Value block)
{
    return small(memory, block, Layout::kCount);
}
std::uint64_t capacity(const Memory& memory, Value block)
{
    return small(memory, block, Layout::kCapacity);
}
bool isIndexed(std::uint64_t capacity)
{
    return capacity > static_cast<std::uint64_t>(Layout::kLinear);
}

/// Field of the index's slot that holds the pair of `name`, or of the empty slot where it would be.
std::uint64_t slotOf(const Memory& memory, Value block, std::uint32_t name)
{
    const std::uint64_t room = capacity(memory, block);
    const std::uint64_t begin = Layout::kPairs + 2 * room;
    std::uint64_t slot = (name * 0x9E37'79B1ULL >> 7) % (2 * room);
    for (;;) {
        const Value position = memory.get(block.word(), begin + slot);
        if (position.isUnset())
            return begin + slot;
        const auto pair = Layout::kPairs + 2 * static_cast<std::uint64_t>(position.asSmall());
        if (memory.get(block.word(), pair) == Value::small(name))
            return begin + slot;
        slot = (slot + 1) % (2 * room);
    }
}

void append(Memory& memory, Value block, std::uint32_t name, Value value)
{
    const std::uint64_t position = count(memory, block);
    if (isIndexed(capacity(memory, block)))
        memory.set(block.word(), slotOf(memory, block, name),
                   Value::small(static_cast<std::int64_t>(position)));
    memory.set(block.word(), Layout::kPairs + 2 * position, Value::small(name));
    memory.set(block.word(), Layout::kPairs + 2 * position + 1, value);
    memory.set(block.word(), Layout::kCount, Value::small(static_cast<std::int64_t>(position + 1)));
}

/// A block with room for more, with all pairs of `old` but those of the name `without`.
Value rebuilt(Memory& memory, Value old, std::uint64_t room, std::optional<std::uint32_t> without)
{
    const Value block = newAttributes(memory, room);
    for (std::size_t i = 0; i < attributeCount(memory, old); ++i) {
        const std::uint32_t name = attributeName(memory, old, i);
        if (name != without)
            append(memory, block, name, attributeAt(memory, old, i));
    }
    return block;
}

/// Field of the value of an attribute.
std::optional<std::uint64_t> find(const Memory& memory, Value block, std::uint32_t name)
{
    if (!block.isHeap())
        return std::nullopt;
    if (isIndexed(capacity(memory, block))) {
        const Value position = memory.get(block.word(), slotOf(memory, block, name));
        if (position.isUnset())
            return std::nullopt;
        return Layout::kPairs + 2 * static_cast<std::uint64_t>(position.asSmall()) + 1;
    }
    for (std::uint64_t i = 0; i < count(memory, block); ++i)
        if (memory.get(block.word(), Layout::kPairs + 2 * i) == Value::small(name))
            return Layout::kPairs + 2 * i + 1;
    return std::nullopt;
}

} // namespace

Value newAttributes(Memory& memory, std::uint64_t room)
{
    const std::uint64_t words = Layout::kPairs + 2 * room + (isIndexed(room) ? 2 * room : 0);
    const Value block =
        Value::heap(Kind::Block, memory.allocate(Kind::Block, static_cast<std::uint32_t>(words)));
    memory.set(block.word(), Layout::kCount, Value::small(0));
    memory.set(block.word(), Layout::kCapacity, Value::small(static_cast<std::int64_t>(room)));
    return block;
}

Value attributeByIndex(const Memory& memory, Value block, std::uint32_t name)
{
    const std::optional<std::uint64_t> field = find(memory, block, name);
    return field ? memory.get(block.word(), *field) : Value::unset();
}

void setAttribute(Memory& memory, Value owner, std::uint64_t field, std::uint32_t name, Value value)
{
    const Value block = memory.get(owner.word(), field);
    if (const std::optional<std::uint64_t> place = find(memory, block, name)) {
        memory.set(block.word(), *place, value);
        return;
    }
    if (block.isHeap() && count(memory, block) < capacity(memory, block)) {
        append(memory, block, name, value);
        return;
    }
    const std::uint64_t room = block.isHeap() ? 2 * capacity(memory, block) : 4;
    const Value larger = rebuilt(memory, block, room, std::nullopt);
    append(memory, larger, name, value);
    memory.set(owner.word(), field, larger);
}

bool deleteAttribute(Memory& memory, Value owner, std::uint64_t field, std::uint32_t name)
{
    const Value block = memory.get(owner.word(), field);
    if (!find(memory, block, name))
        return false;
    memory.set(owner.word(), field, rebuilt(memory, block, capacity(memory, block), name));
    return true;
}

std::size_t attributeCount(const Memory& memory, Value block)
{
    return block.isHeap() ? count(memory, block) : 0;
}

std::uint32_t attributeName(const Memory& memory, Value block, std::size_t position)
{
    return static_cast<std::uint32_t>(small(memory, block, Layout::kPairs + 2 * position));
}

Value attributeAt(const Memory& memory, Value block, std::size_t position)
{
    return memory.get(block.word(), Layout::kPairs + 2 * position + 1);
}

} // namespace core
