#pragma once

#include "core/base/large_pages.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace core {

/// Vectors of numbers, each kept once, in the order of coming; shorter ones count as filled with kAbsent.
/// Kept in one or two bytes a number while all fit. A slot of the hash table is a tag and an index, so that a
/// miss looks at one cache line; who inserts many announces them first.
class StateTable {
public:
    static constexpr std::uint32_t kAbsent = ~std::uint32_t{0};

    explicit StateTable(std::size_t columns);

    std::size_t size() const { return m_size; }
    std::size_t columns() const { return m_columns; }
    /// More columns from now on; those there are stay.
    void widen(std::size_t columns);
    void read(std::size_t index, std::span<std::uint32_t> state) const;

    struct Inserted {
        std::uint32_t index;
        bool isNew;
    };
    /// `state` has columns() numbers, `hash` is hashOf(state).
    Inserted insert(std::span<const std::uint32_t> state, std::uint64_t hash);
    /// The index of a state that insert() would find.
    std::optional<std::uint32_t> find(std::span<const std::uint32_t> state, std::uint64_t hash) const;
    static std::uint64_t hashOf(std::span<const std::uint32_t> state);
    /// Fetches the slot that a state with this hash may have; then, announced again, the state there.
    void announceSlot(std::uint64_t hash) const { __builtin_prefetch(&m_slots[slotOf(tagOf(hash))]); }
    void announceState(std::uint64_t hash) const
    {
        const Slot& slot = m_slots[slotOf(tagOf(hash))];
        if (slot.index != kAbsent && slot.tag == tagOf(hash))
            __builtin_prefetch(record(slot.index));
    }
    std::size_t bytes() const;
    /// What it will take at most while it becomes larger next.
    std::size_t bytesWhileGrowing() const { return bytes() + 2 * m_slots.size() * sizeof(Slot); }

private:
    static constexpr std::size_t kChunk = std::size_t{2} << 20;

    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t index = kAbsent;
    };

    static std::uint32_t tagOf(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }
    /// The upper bits of the tag: a table twice as large has its slots in the same order.
    std::size_t slotOf(std::uint32_t tag) const { return tag >> m_shift; }
    std::size_t next(std::size_t slot) const { return slot + 1 == m_slots.size() ? 0 : slot + 1; }
    template <class Number>
    bool isAt(std::size_t index, std::span<const std::uint32_t> state) const;
    bool isEqual(std::size_t index, std::span<const std::uint32_t> state) const;
    std::size_t numberBytesFor(std::span<const std::uint32_t> state) const;
    void makeRoomFor(std::span<const std::uint32_t> state);
    template <class Number>
    void write(std::span<const std::uint32_t> state, std::byte* to) const;
    template <class Number>
    void readAs(std::size_t index, std::span<std::uint32_t> state) const;
    void append(std::span<const std::uint32_t> state);
    const std::byte* record(std::size_t index) const
    {
        return m_chunks[index / m_perChunk].data() + index % m_perChunk * m_recordBytes;
    }
    void relayout(std::size_t columns, std::size_t numberBytes);
    void growSlots();

    std::size_t m_columns;
    std::size_t m_numberBytes = 1; ///< 1, 2 or 4.
    std::size_t m_recordBytes;
    std::size_t m_perChunk;
    std::size_t m_size = 0;
    std::vector<LargeVector<std::byte>> m_chunks;
    LargeVector<Slot> m_slots;
    unsigned m_shift; ///< 32 less the number of bits of a slot's position.
};

/// State number `index`, without the numbers absent at its end.
void readState(const StateTable& table, std::size_t index, std::vector<std::uint32_t>& state);
/// Inserts a state of any length: the table gets as many columns as it needs.
StateTable::Inserted insertState(StateTable& table, std::vector<std::uint32_t>& state, std::uint64_t hash);

} // namespace core
