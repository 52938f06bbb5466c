#pragma once

#include "core/base/large_pages.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace core {

/// Vectors of numbers, each kept once, in the order of coming; shorter ones count as filled with kAbsent.
/// Kept in one or two bytes a number while all fit. A slot of the hash table is a tag and an index, so that a
/// miss looks at one cache line; who inserts many announces them first. The hash table is in shards, by which
/// several workers may insert at once.
class StateTable {
public:
    static constexpr std::uint32_t kAbsent = ~std::uint32_t{0};
    static constexpr std::size_t kShards = 8;

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
    void announceSlot(std::uint64_t hash) const { __builtin_prefetch(&firstSlot(tagOf(hash))); }
    void announceState(std::uint64_t hash) const
    {
        const Slot& slot = firstSlot(tagOf(hash));
        if (slot.index != kAbsent && slot.tag == tagOf(hash))
            __builtin_prefetch(record(slot.index));
    }

    /// A state that is being inserted together with others.
    struct Candidate {
        std::uint64_t hash = 0;
        const std::uint32_t* numbers = nullptr; ///< columns() of them.
        std::uint32_t index = kAbsent;          ///< As insert() gives it, once all is done.
        const Candidate* same = nullptr;        ///< The one before it that is the same state.
        bool isNew = false;
    };
    static std::size_t shardOf(std::uint64_t hash) { return hash >> (64 - kShardBits); }
    // Many at once, in four steps of which the second and the last may be done for all shards at the same
    // time. All of them give what insert() would, one candidate after the other.
    /// Numbers are as wide as those of any candidate; `largest` is the largest of their largestIn().
    void fitNumbers(std::uint32_t largest);
    /// Of one shard: which of its candidates, in order, are new; the others get their index, or `same`.
    void look(std::size_t shard, std::span<Candidate* const> candidates);
    /// There are so many states now. The new ones get their indices from the former size() on.
    void makeRoom(std::size_t size);
    /// Of one shard: writes down the new ones, which have their indices.
    void keep(std::size_t shard, std::span<Candidate* const> candidates);

    std::size_t bytes() const;
    /// What it will take at most while it becomes larger next.
    std::size_t bytesWhileGrowing() const;

private:
    static constexpr std::size_t kChunk = std::size_t{2} << 20;
    static constexpr unsigned kShardBits = 3;
    static_assert(kShards == std::size_t{1} << kShardBits);

    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t index = kAbsent;
    };
    struct Shard {
        LargeVector<Slot> slots;
        unsigned shift; ///< 32 less the number of bits of a slot's position.
        std::size_t size = 0;

        /// The upper bits of the tag behind those of the shard: a table twice as large has its slots in the
        /// same order.
        std::size_t slotOf(std::uint32_t tag) const { return (tag << kShardBits) >> shift; }
        std::size_t next(std::size_t slot) const { return slot + 1 == slots.size() ? 0 : slot + 1; }
        bool isFull() const { return size * 5 > slots.size() * 4 && slots.size() < kMostSlots / kShards; }
        void grow();
    };
    /// In place of an index, with a position in the list of candidates: a state that has none yet.
    static constexpr std::uint32_t kPending = std::uint32_t{1} << 31;
    static constexpr std::size_t kMostSlots = std::size_t{1} << 31; // More indices do not fit anyway.

    static std::uint32_t tagOf(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }
    const Shard& shardAt(std::uint32_t tag) const { return m_shards[tag >> (32 - kShardBits)]; }
    Shard& shardAt(std::uint32_t tag) { return m_shards[tag >> (32 - kShardBits)]; }
    const Slot& firstSlot(std::uint32_t tag) const { return shardAt(tag).slots[shardAt(tag).slotOf(tag)]; }
    template <class Number>
    bool isAt(std::size_t index, std::span<const std::uint32_t> state) const;
    bool isEqual(std::size_t index, std::span<const std::uint32_t> state) const;
    std::size_t numberBytesFor(std::uint32_t largest) const;
    template <class Number>
    void write(std::span<const std::uint32_t> state, std::byte* to) const;
    template <class Number>
    void readAs(std::size_t index, std::span<std::uint32_t> state) const;
    void append(std::span<const std::uint32_t> state);
    void writeAt(std::size_t index, std::span<const std::uint32_t> state);
    const std::byte* record(std::size_t index) const
    {
        return m_chunks[index / m_perChunk].data() + index % m_perChunk * m_recordBytes;
    }
    void relayout(std::size_t columns, std::size_t numberBytes);

    std::size_t m_columns;
    std::size_t m_numberBytes = 1; ///< 1, 2 or 4.
    std::size_t m_recordBytes;
    std::size_t m_perChunk;
    std::size_t m_size = 0;
    std::vector<LargeVector<std::byte>> m_chunks;
    std::array<Shard, kShards> m_shards;
};

/// How large the numbers of a state are: of the largest, one more; kAbsent does not count.
std::uint32_t largestIn(std::span<const std::uint32_t> state);
/// State number `index`, without the numbers absent at its end.
void readState(const StateTable& table, std::size_t index, std::vector<std::uint32_t>& state);
/// Inserts a state of any length: the table gets as many columns as it needs.
StateTable::Inserted insertState(StateTable& table, std::vector<std::uint32_t>& state, std::uint64_t hash);

} // namespace core
