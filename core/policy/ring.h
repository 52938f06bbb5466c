#pragma once

#include "core/policy/contender.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace core {

/// A queue of threads in a ring that grows: no allocation once it is large enough, cheap to copy.
class Ring {
public:
    bool empty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    ThreadId operator[](std::size_t i) const { return m_slots[wrap(m_head + i)]; }

    void pushBack(ThreadId thread)
    {
        makeRoom();
        m_slots[wrap(m_head + m_size++)] = thread;
    }
    void pushFront(ThreadId thread)
    {
        makeRoom();
        m_head = wrap(m_head + m_slots.size() - 1);
        m_slots[m_head] = thread;
        ++m_size;
    }
    ThreadId popFront()
    {
        const ThreadId thread = m_slots[m_head];
        m_head = wrap(m_head + 1);
        --m_size;
        return thread;
    }
    /// Takes out the last that may run on the core.
    std::optional<ThreadId> takeLast(std::size_t core, const Contenders& all)
    {
        for (std::size_t i = m_size; i-- > 0;)
            if ((all[(*this)[i].index()].affinity >> core & 1) != 0)
                return take(i);
        return std::nullopt;
    }
    /// Takes the i-th out; the others keep their order.
    ThreadId take(std::size_t i)
    {
        const ThreadId thread = (*this)[i];
        for (; i + 1 < m_size; ++i)
            m_slots[wrap(m_head + i)] = m_slots[wrap(m_head + i + 1)];
        --m_size;
        return thread;
    }

private:
    std::size_t wrap(std::size_t i) const { return i & (m_slots.size() - 1); }
    void makeRoom()
    {
        if (m_size < m_slots.size())
            return;
        std::vector<ThreadId> grown(m_slots.empty() ? 8 : 2 * m_slots.size(), ThreadId{0});
        for (std::size_t i = 0; i < m_size; ++i)
            grown[i] = (*this)[i];
        m_slots = std::move(grown);
        m_head = 0;
    }

    std::vector<ThreadId> m_slots; ///< A power of two of them.
    std::size_t m_head = 0;
    std::size_t m_size = 0;
};

} // namespace core
