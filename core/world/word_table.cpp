#include "core/world/word_table.h"

#include <algorithm>
#include <xxhash.h>

namespace core {

namespace {

std::uint64_t hashOf(std::span<const std::uint64_t> words)
{
    return XXH3_64bits(words.data(), words.size_bytes());
}

} // namespace

std::uint32_t WordTable::number(std::span<const std::uint64_t> words)
{
    if (m_slots.size() < (std::size_t{size()} + 1) * 2)
        grow();
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hashOf(words) & mask;
    for (; m_slots[slot] != 0; slot = (slot + 1) & mask)
        if (std::ranges::equal((*this)[m_slots[slot] - 1], words))
            return m_slots[slot] - 1;
    m_words.append(words);
    m_begins.push_back(m_words.size());
    m_slots[slot] = size();
    return size() - 1;
}

void WordTable::grow()
{
    m_slots.assign(std::max<std::size_t>(64, m_slots.size() * 2), 0);
    const std::size_t mask = m_slots.size() - 1;
    for (std::uint32_t i = 0; i < size(); ++i) {
        std::size_t slot = hashOf((*this)[i]) & mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = i + 1;
    }
}

} // namespace core
