#pragma once

#include "core/base/growing_array.h"

#include <cstdint>
#include <span>
#include <vector>

namespace core {

using Words = std::vector<std::uint64_t>;

/// Sequences of words, each kept once and known by its number from 0 in the order of coming.
class WordTable {
public:
    std::uint32_t number(std::span<const std::uint64_t> words);
    std::span<const std::uint64_t> operator[](std::uint32_t number) const
    {
        return {m_words.data() + m_begins[number], m_begins[number + 1] - m_begins[number]};
    }
    std::uint32_t size() const { return static_cast<std::uint32_t>(m_begins.size() - 1); }
    std::size_t bytes() const
    {
        return m_words.bytes() + m_begins.capacity() * sizeof(std::size_t)
            + m_slots.capacity() * sizeof(std::uint32_t);
    }

private:
    void grow();

    GrowingArray<std::uint64_t> m_words;
    std::vector<std::size_t> m_begins{0};
    std::vector<std::uint32_t> m_slots; ///< Numbers plus 1 by hash, 0: free.
};

} // namespace core
