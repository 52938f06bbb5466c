#pragma once

#include "core/policy/contender.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace core {

/// A queue of threads of which the i-th is taken out in logarithmic time, the others keeping their order. A
/// Fenwick tree counts who is still there (Fenwick, "A New Data Structure for Cumulative Frequency Tables",
/// 1994).
class RankedQueue {
public:
    std::size_t size() const { return m_size; }

    void pushBack(ThreadId thread)
    {
        if (m_end == m_slots.size())
            makeRoom();
        m_slots[m_end] = thread;
        count(m_end++, 1);
        ++m_size;
    }
    ThreadId take(std::size_t i)
    {
        std::size_t slot = 0;
        for (std::size_t step = m_slots.size(); step > 0; step /= 2)
            if (slot + step <= m_slots.size() && m_counts[slot + step - 1] <= i) {
                slot += step;
                i -= m_counts[slot - 1];
            }
        return takeFrom(slot);
    }
    /// Takes out the last that may run on the core.
    std::optional<ThreadId> takeLast(std::size_t core, const Contenders& all)
    {
        for (std::size_t slot = m_end; slot-- > 0;)
            if (m_slots[slot] && (all[m_slots[slot]->index()].affinity >> core & 1) != 0)
                return takeFrom(slot);
        return std::nullopt;
    }

private:
    ThreadId takeFrom(std::size_t slot)
    {
        const ThreadId thread = *m_slots[slot];
        m_slots[slot].reset();
        count(slot, -1);
        --m_size;
        while (m_end > 0 && !m_slots[m_end - 1])
            --m_end;
        return thread;
    }
    void count(std::size_t slot, int change)
    {
        for (; slot < m_slots.size(); slot |= slot + 1)
            m_counts[slot] += static_cast<std::uint32_t>(change);
    }
    /// Moves all together; at least half of the slots are free then.
    void makeRoom()
    {
        const std::vector<std::optional<ThreadId>> before = std::move(m_slots);
        m_slots.assign(std::bit_ceil(2 * m_size + 4), std::nullopt);
        m_counts.assign(m_slots.size(), 0);
        m_end = 0;
        m_size = 0;
        for (const std::optional<ThreadId>& thread : before)
            if (thread)
                pushBack(*thread);
    }

    std::vector<std::optional<ThreadId>> m_slots; ///< In the order of entry; a power of two of them.
    std::vector<std::uint32_t> m_counts; ///< At s: how many of the slots from s & (s + 1) to s are taken.
    std::size_t m_end = 0;               ///< Behind the last one.
    std::size_t m_size = 0;
};

} // namespace core
