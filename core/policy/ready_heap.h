#pragma once

#include "core/policy/contender.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace core {

/// Ready threads in a binary heap, the least by Rank first: `static auto of(const Contender&)` orders all of
/// them. It keeps the ranks, since among a hundred thousand looking up a contender costs more than all else;
/// and each thread's position, so that one whose rank changes is moved and any can be taken out, each in
/// logarithmic time.
template <class Rank>
class ReadyHeap {
public:
    bool empty() const { return m_heap.empty(); }
    std::size_t size() const { return m_heap.size(); }
    ThreadId first() const { return m_heap.front().thread; }

    void push(ThreadId thread, const Contenders& all)
    {
        if (thread.index() >= m_position.size())
            m_position.resize(std::max(all.size(), thread.index() + 1));
        m_heap.push_back({Rank::of(all[thread.index()]), thread});
        rise(m_heap.size() - 1);
    }
    ThreadId pop()
    {
        const ThreadId thread = first();
        removeAt(0);
        return thread;
    }
    void remove(ThreadId thread) { removeAt(m_position[thread.index()]); }
    /// The thread's rank has changed.
    void update(ThreadId thread, const Contenders& all)
    {
        const std::size_t position = m_position[thread.index()];
        assert(position < m_heap.size() && m_heap[position].thread == thread && "It is ready.");
        m_heap[position].rank = Rank::of(all[thread.index()]);
        move(position);
    }
    /// The last in the order among those that may run on the core.
    std::optional<ThreadId> last(std::size_t core, const Contenders& all) const
    {
        std::optional<Entry> last;
        for (const Entry& entry : m_heap)
            if ((all[entry.thread.index()].affinity >> core & 1) != 0 && (!last || last->rank < entry.rank))
                last = entry;
        return last ? std::optional(last->thread) : std::nullopt;
    }

private:
    struct Entry {
        decltype(Rank::of(Contender{})) rank;
        ThreadId thread;
    };

    void put(std::size_t position, const Entry& entry)
    {
        m_heap[position] = entry;
        m_position[entry.thread.index()] = static_cast<std::uint32_t>(position);
    }
    void move(std::size_t position)
    {
        const ThreadId thread = m_heap[position].thread;
        rise(position);
        sink(m_position[thread.index()]);
    }
    void rise(std::size_t position)
    {
        const Entry entry = m_heap[position];
        while (position > 0 && entry.rank < m_heap[(position - 1) / 2].rank) {
            put(position, m_heap[(position - 1) / 2]);
            position = (position - 1) / 2;
        }
        put(position, entry);
    }
    void sink(std::size_t position)
    {
        const Entry entry = m_heap[position];
        for (;;) {
            std::size_t child = 2 * position + 1;
            if (child + 1 < m_heap.size() && m_heap[child + 1].rank < m_heap[child].rank)
                ++child;
            if (child >= m_heap.size() || !(m_heap[child].rank < entry.rank))
                break;
            put(position, m_heap[child]);
            position = child;
        }
        put(position, entry);
    }
    void removeAt(std::size_t position)
    {
        const Entry moved = m_heap.back();
        m_heap.pop_back();
        if (position == m_heap.size())
            return;
        put(position, moved);
        move(position);
    }

    std::vector<Entry> m_heap;
    std::vector<std::uint32_t> m_position; ///< By thread; of those in the heap.
};

} // namespace core
