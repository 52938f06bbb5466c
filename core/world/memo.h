#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace core {

/// A table from three numbers to one, for what is computed once and looked up a million times.
class Memo {
public:
    using Key = std::array<std::uint32_t, 3>;
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};

    std::uint32_t find(const Key& key) const
    {
        if (m_slots.empty())
            return kNone;
        for (std::size_t slot = hash(key) & m_mask;; slot = (slot + 1) & m_mask) {
            if (m_slots[slot].value == kNone || isSame(m_slots[slot].key, key))
                return m_slots[slot].value;
        }
    }
    /// The key must be new.
    void insert(const Key& key, std::uint32_t value)
    {
        if ((m_size + 1) * 2 > m_slots.size())
            grow();
        put(key, value);
        ++m_size;
    }
    std::size_t bytes() const { return m_slots.capacity() * sizeof(Slot); }

private:
    struct Slot {
        Key key{};
        std::uint32_t value = kNone;
    };

    /// The compiler calls memcmp for `==`, which takes as long as all the rest.
    static bool isSame(const Key& a, const Key& b) { return a[0] == b[0] && a[1] == b[1] && a[2] == b[2]; }
    static std::size_t hash(const Key& key)
    {
        std::uint64_t mixed = (key[0] | std::uint64_t{key[1]} << 32) * 0x9E37'79B9'7F4A'7C15;
        mixed ^= mixed >> 29;
        mixed = (mixed + key[2]) * 0xBF58'476D'1CE4'E5B9;
        return static_cast<std::size_t>(mixed ^ mixed >> 32);
    }
    void put(const Key& key, std::uint32_t value)
    {
        std::size_t slot = hash(key) & m_mask;
        while (m_slots[slot].value != kNone)
            slot = (slot + 1) & m_mask;
        m_slots[slot] = {key, value};
    }
    void grow()
    {
        std::vector<Slot> old(m_slots.empty() ? 256 : m_slots.size() * 2);
        old.swap(m_slots);
        m_mask = m_slots.size() - 1;
        for (const Slot& slot : old)
            if (slot.value != kNone)
                put(slot.key, slot.value);
    }

    std::vector<Slot> m_slots;
    std::size_t m_mask = 0;
    std::size_t m_size = 0;
};

} // namespace core
