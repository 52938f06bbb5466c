#include "core/world/state_table.h"

#include <algorithm>
#include <cstring>
#include <xxhash.h>

namespace core {

namespace {

constexpr unsigned kFirstBits = 12;
constexpr std::size_t kMostSlots = std::size_t{1} << 31; // More indices than these do not fit anyway.

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
    , m_slots(std::size_t{1} << kFirstBits)
    , m_shift(32 - kFirstBits)
{
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
    makeRoomFor(state);
    const std::uint32_t tag = tagOf(hash);
    std::size_t slot = slotOf(tag);
    for (; m_slots[slot].index != kAbsent; slot = next(slot))
        if (m_slots[slot].tag == tag && isEqual(m_slots[slot].index, state))
            return {m_slots[slot].index, false};
    m_slots[slot] = {tag, static_cast<std::uint32_t>(m_size)};
    append(state);
    if (m_size * 5 > m_slots.size() * 4 && m_slots.size() < kMostSlots)
        growSlots();
    return {static_cast<std::uint32_t>(m_size - 1), true};
}

std::optional<std::uint32_t> StateTable::find(std::span<const std::uint32_t> state, std::uint64_t hash) const
{
    const std::uint32_t tag = tagOf(hash);
    for (std::size_t slot = slotOf(tag); m_slots[slot].index != kAbsent; slot = next(slot))
        if (m_slots[slot].tag == tag && state.size() == m_columns && numberBytesFor(state) == m_numberBytes
            && isEqual(m_slots[slot].index, state))
            return m_slots[slot].index;
    return std::nullopt;
}

/// How wide the numbers have to be when the state is among them.
std::size_t StateTable::numberBytesFor(std::span<const std::uint32_t> state) const
{
    if (m_numberBytes == 4)
        return m_numberBytes;
    std::uint32_t largest = 0;
    for (const std::uint32_t number : state)
        largest = std::max(largest, number + 1); // Absent becomes 0.
    std::size_t bytes = m_numberBytes;
    while (bytes < 4 && largest > absentIn(bytes))
        bytes *= 2;
    return bytes;
}

void StateTable::makeRoomFor(std::span<const std::uint32_t> state)
{
    const std::size_t bytes = numberBytesFor(state);
    if (bytes != m_numberBytes)
        relayout(m_columns, bytes);
}

void StateTable::append(std::span<const std::uint32_t> state)
{
    if (m_size / m_perChunk == m_chunks.size()) {
        // The first chunk grows as it fills: most explorations are small.
        m_chunks.emplace_back();
        if (m_chunks.size() > 1)
            m_chunks.back().reserve(m_perChunk * m_recordBytes);
    }
    LargeVector<std::byte>& chunk = m_chunks.back();
    const std::size_t at = chunk.size();
    chunk.resize(at + m_recordBytes);
    switch (m_numberBytes) {
    case 1: write<std::uint8_t>(state, chunk.data() + at); break;
    case 2: write<std::uint16_t>(state, chunk.data() + at); break;
    default: write<std::uint32_t>(state, chunk.data() + at); break;
    }
    ++m_size;
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
    wider.m_slots = std::move(m_slots);
    wider.m_shift = m_shift;
    *this = std::move(wider);
}

/// Goes through the old slots in order and fills the new ones nearly in order, without a look at the states.
void StateTable::growSlots()
{
    const LargeVector<Slot> old = std::move(m_slots);
    m_slots = LargeVector<Slot>(old.size() * 2);
    --m_shift;
    for (const Slot& each : old) {
        if (each.index == kAbsent)
            continue;
        std::size_t slot = slotOf(each.tag);
        while (m_slots[slot].index != kAbsent)
            slot = next(slot);
        m_slots[slot] = each;
    }
}

std::size_t StateTable::bytes() const
{
    std::size_t bytes = m_slots.capacity() * sizeof(Slot);
    for (const LargeVector<std::byte>& chunk : m_chunks)
        bytes += chunk.capacity();
    return bytes;
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
