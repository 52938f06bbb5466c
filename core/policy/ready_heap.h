#pragma once

#include "core/policy/contender.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace core {

/// Ready threads in a binary heap by Before, a function object on two Contenders that orders all of them. It
/// knows each thread's position, so that one whose key changes is moved and any can be taken out, each in
/// logarithmic time.
template <class Before>
class ReadyHeap {
public:
    bool empty() const { return m_heap.empty(); }
    std::size_t size() const { return m_heap.size(); }
    ThreadId first() const { return m_heap.front(); }

    void push(ThreadId thread, const Contenders& all)
    {
        if (thread.index() >= m_position.size())
            m_position.resize(std::max(all.size(), thread.index() + 1));
        m_heap.push_back(thread);
        rise(m_heap.size() - 1, all);
    }
    ThreadId pop(const Contenders& all)
    {
        const ThreadId thread = m_heap.front();
        removeAt(0, all);
        return thread;
    }
    void remove(ThreadId thread, const Contenders& all) { removeAt(m_position[thread.index()], all); }
    /// The thread's key has changed.
    void update(ThreadId thread, const Contenders& all)
    {
        const std::size_t position = m_position[thread.index()];
        rise(position, all);
        sink(m_position[thread.index()], all);
    }
    /// The last in the order among those that may run on the core.
    std::optional<ThreadId> last(std::size_t core, const Contenders& all) const
    {
        std::optional<ThreadId> last;
        for (const ThreadId thread : m_heap) {
            const Contender& contender = all[thread.index()];
            if ((contender.affinity >> core & 1) != 0 && (!last || Before{}(all[last->index()], contender)))
                last = thread;
        }
        return last;
    }

private:
    static bool before(ThreadId a, ThreadId b, const Contenders& all)
    {
        return Before{}(all[a.index()], all[b.index()]);
    }
    void put(std::size_t position, ThreadId thread)
    {
        m_heap[position] = thread;
        m_position[thread.index()] = static_cast<std::uint32_t>(position);
    }
    void rise(std::size_t position, const Contenders& all)
    {
        const ThreadId thread = m_heap[position];
        while (position > 0 && before(thread, m_heap[(position - 1) / 2], all)) {
            put(position, m_heap[(position - 1) / 2]);
            position = (position - 1) / 2;
        }
        put(position, thread);
    }
    void sink(std::size_t position, const Contenders& all)
    {
        const ThreadId thread = m_heap[position];
        for (;;) {
            std::size_t child = 2 * position + 1;
            if (child + 1 < m_heap.size() && before(m_heap[child + 1], m_heap[child], all))
                ++child;
            if (child >= m_heap.size() || !before(m_heap[child], thread, all))
                break;
            put(position, m_heap[child]);
            position = child;
        }
        put(position, thread);
    }
    void removeAt(std::size_t position, const Contenders& all)
    {
        const ThreadId moved = m_heap.back();
        m_heap.pop_back();
        if (position == m_heap.size())
            return;
        put(position, moved);
        update(moved, all);
    }

    std::vector<ThreadId> m_heap;
    std::vector<std::uint32_t> m_position; ///< By thread; of those in the heap.
};

} // namespace core
