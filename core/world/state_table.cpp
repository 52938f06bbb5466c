#include "core/world/state_table.h"

#include <algorithm>
#include <cstring>
#include <xxhash.h>

namespace core {

namespace {

constexpr unsigned kFirstBits = 9; // Of each shard.
/// So many candidates before it is looked for, a state's slot is announced.
constexpr std::size_t kAhead = 12;

/// Absent numbers are all ones in every width.
constexpr std::uint32_t absentIn(std::size_t numberBytes)
{
    return numberBytes == 4 ? StateTable::kAbsent : (std::uint32_t{1} << 8 * numberBytes) - 1;
}

} // namespace

StateTable::StateTable(std::size_t columns)
    : m_columns(columns)
    , m_recordBytes(columns * m_numberBytes)
    , m_perChunk(std::max<std::size_t>(1, kChunk / std::max<std::size_t>(1, m_recordBytes)))
{
    for (Shard& shard : m_shards) {
        shard.slots = LargeVector<Slot>(std::size_t{1} << kFirstBits);
        shard.shift = 32 - kFirstBits;
    }
}

/// The absent numbers at the end do not count, so that a state keeps its hash when there come more columns.
std::uint64_t StateTable::hashOf(std::span<const std::uint32_t> state)
{
    std::size_t length = state.size();
    while (length > 0 && state[length - 1] == kAbsent)
        --length;
    return XXH3_64bits(state.data(), length * sizeof(std::uint32_t));
}

/// Nearly always they are equal, so all numbers are compared at once instead of up to the first that differs.
template <class Number>
bool StateTable::isAt(std::size_t index, std::span<const std::uint32_t> state) const
{
    const std::byte* at = record(index);
    Number differing = 0;
    for (std::size_t i = 0; i < state.size(); ++i) {
        Number number;
        std::memcpy(&number, at + i * sizeof(Number), sizeof(Number));
        differing = static_cast<Number>(differing | (number ^ static_cast<Number>(state[i])));
    }
    return differing == 0;
}

bool StateTable::isEqual(std::size_t index, std::span<const std::uint32_t> state) const
{
    switch (m_numberBytes) {
    case 1: return isAt<std::uint8_t>(index, state);
    case 2: return isAt<std::uint16_t>(index, state);
    default: return isAt<std::uint32_t>(index, state);
    }
}

StateTable::Inserted StateTable::insert(std::span<const std::uint32_t> state, std::uint64_t hash)
{
    fitNumbers(largestIn(state));
    const std::uint32_t tag = tagOf(hash);
    Shard& shard = shardAt(tag);
    std::size_t slot = shard.slotOf(tag);
    for (; shard.slots[slot].index != kAbsent; slot = shard.next(slot))
        if (shard.slots[slot].tag == tag && isEqual(shard.slots[slot].index, state))
            return {shard.slots[slot].index, false};
    shard.slots[slot] = {tag, static_cast<std::uint32_t>(m_size)};
    append(state);
    if (++shard.size; shard.isFull())
        shard.grow();
    return {static_cast<std::uint32_t>(m_size - 1), true};
}

std::optional<std::uint32_t> StateTable::find(std::span<const std::uint32_t> state, std::uint64_t hash) const
{
    const std::uint32_t tag = tagOf(hash);
    const Shard& shard = shardAt(tag);
    for (std::size_t slot = shard.slotOf(tag); shard.slots[slot].index != kAbsent; slot = shard.next(slot))
        if (shard.slots[slot].tag == tag && state.size() == m_columns
            && numberBytesFor(largestIn(state)) == m_numberBytes && isEqual(shard.slots[slot].index, state))
            return shard.slots[slot].index;
    return std::nullopt;
}

void StateTable::look(std::size_t number, std::span<Candidate* const> candidates)
{
    Shard& shard = m_shards[number];
    for (std::uint32_t i = 0; i < candidates.size(); ++i) {
        if (i + kAhead < candidates.size())
            announceSlot(candidates[i + kAhead]->hash);
        Candidate& candidate = *candidates[i];
        const std::span state(candidate.numbers, m_columns);
        const std::uint32_t tag = tagOf(candidate.hash);
        std::size_t slot = shard.slotOf(tag);
        for (; shard.slots[slot].index != kAbsent; slot = shard.next(slot)) {
            const std::uint32_t index = shard.slots[slot].index;
            if (shard.slots[slot].tag != tag)
                continue;
            if ((index & kPending) == 0 && isEqual(index, state)) {
                candidate.index = index;
                break;
            }
            const Candidate* other = (index & kPending) != 0 ? candidates[index & ~kPending] : nullptr;
            if (other != nullptr && std::equal(state.begin(), state.end(), other->numbers)) {
                candidate.same = other;
                break;
            }
        }
        candidate.isNew = shard.slots[slot].index == kAbsent;
        if (!candidate.isNew)
            continue;
        shard.slots[slot] = {tag, kPending | i};
        if (++shard.size; shard.isFull())
            shard.grow();
    }
}

void StateTable::makeRoom(std::size_t size)
{
    for (std::size_t begin = m_size / m_perChunk; begin * m_perChunk < size; ++begin) {
        if (begin == m_chunks.size()) {
            m_chunks.emplace_back();
            if (begin > 0)
                m_chunks.back().reserve(m_perChunk * m_recordBytes);
        }
        m_chunks[begin].resize(std::min(m_perChunk, size - begin * m_perChunk) * m_recordBytes);
    }
    m_size = size;
}

void StateTable::keep(std::size_t number, std::span<Candidate* const> candidates)
{
    Shard& shard = m_shards[number];
    for (std::uint32_t i = 0; i < candidates.size(); ++i) {
        const Candidate& candidate = *candidates[i];
        if (!candidate.isNew)
            continue;
        std::size_t slot = shard.slotOf(tagOf(candidate.hash));
        while (shard.slots[slot].index != (kPending | i))
            slot = shard.next(slot);
        shard.slots[slot].index = candidate.index;
        writeAt(candidate.index, {candidate.numbers, m_columns});
    }
}

/// How wide the numbers have to be when one so large is among them.
std::size_t StateTable::numberBytesFor(std::uint32_t largest) const
{
    std::size_t bytes = m_numberBytes;
    while (bytes < 4 && largest > absentIn(bytes))
        bytes *= 2;
    return bytes;
}

void StateTable::fitNumbers(std::uint32_t largest)
{
    if (const std::size_t bytes = numberBytesFor(largest); bytes != m_numberBytes)
        relayout(m_columns, bytes);
}

void StateTable::append(std::span<const std::uint32_t> state)
{
    makeRoom(m_size + 1); // The first chunk grows as it fills: most explorations are small.
    writeAt(m_size - 1, state);
}

void StateTable::writeAt(std::size_t index, std::span<const std::uint32_t> state)
{
    std::byte* at = m_chunks[index / m_perChunk].data() + index % m_perChunk * m_recordBytes;
    switch (m_numberBytes) {
    case 1: write<std::uint8_t>(state, at); break;
    case 2: write<std::uint16_t>(state, at); break;
    default: write<std::uint32_t>(state, at); break;
    }
}

template <class Number>
void StateTable::write(std::span<const std::uint32_t> state, std::byte* to) const
{
    for (const std::uint32_t wide : state) {
        const auto number = static_cast<Number>(wide);
        std::memcpy(to, &number, sizeof(Number));
        to += sizeof(Number);
    }
}

void StateTable::read(std::size_t index, std::span<std::uint32_t> state) const
{
    switch (m_numberBytes) {
    case 1: return readAs<std::uint8_t>(index, state);
    case 2: return readAs<std::uint16_t>(index, state);
    default: return readAs<std::uint32_t>(index, state);
    }
}

template <class Number>
void StateTable::readAs(std::size_t index, std::span<std::uint32_t> state) const
{
    const std::byte* at = record(index);
    for (std::uint32_t& wide : state) {
        Number number;
        std::memcpy(&number, at, sizeof(Number));
        at += sizeof(Number);
        wide = number == static_cast<Number>(kAbsent) ? kAbsent : number;
    }
}

void StateTable::widen(std::size_t columns)
{
    relayout(columns, m_numberBytes);
}

void StateTable::relayout(std::size_t columns, std::size_t numberBytes)
{
    StateTable wider(columns);
    wider.m_numberBytes = numberBytes;
    wider.m_recordBytes = columns * numberBytes;
    wider.m_perChunk = std::max<std::size_t>(1, kChunk / wider.m_recordBytes);
    std::vector<std::uint32_t> state(columns, kAbsent);
    for (std::size_t i = 0; i < m_size; ++i) {
        read(i, std::span(state).first(m_columns));
        wider.append(state);
        if ((i + 1) % m_perChunk == 0)
            m_chunks[i / m_perChunk] = {}; // Never the whole table twice.
    }
    wider.m_shards = std::move(m_shards);
    *this = std::move(wider);
}

/// Goes through the old slots in order and fills the new ones nearly in order, without a look at the states.
void StateTable::Shard::grow()
{
    const LargeVector<Slot> old = std::move(slots);
    slots = LargeVector<Slot>(old.size() * 2);
    --shift;
    for (const Slot& each : old) {
        if (each.index == kAbsent)
            continue;
        std::size_t slot = slotOf(each.tag);
        while (slots[slot].index != kAbsent)
            slot = next(slot);
        slots[slot] = each;
    }
}

std::size_t StateTable::bytes() const
{
    std::size_t bytes = 0;
    for (const Shard& shard : m_shards)
        bytes += shard.slots.capacity() * sizeof(Slot);
    for (const LargeVector<std::byte>& chunk : m_chunks)
        bytes += chunk.capacity();
    return bytes;
}

/// Shards grow about at the same time, but one after the other.
std::size_t StateTable::bytesWhileGrowing() const
{
    std::size_t slots = 0;
    for (const Shard& shard : m_shards)
        slots += shard.slots.size();
    return bytes() + (slots + slots / kShards) * sizeof(Slot);
}

std::uint32_t largestIn(std::span<const std::uint32_t> state)
{
    std::uint32_t largest = 0;
    for (const std::uint32_t number : state)
        largest = std::max(largest, number + 1); // Absent becomes 0.
    return largest;
}

void readState(const StateTable& table, std::size_t index, std::vector<std::uint32_t>& state)
{
    state.resize(table.columns());
    table.read(index, state);
    while (!state.empty() && state.back() == StateTable::kAbsent)
        state.pop_back();
}

StateTable::Inserted insertState(StateTable& table, std::vector<std::uint32_t>& state, std::uint64_t hash)
{
    if (state.size() > table.columns())
        table.widen(state.size());
    state.resize(table.columns(), StateTable::kAbsent);
    return table.insert(state, hash);
}

} // namespace core
