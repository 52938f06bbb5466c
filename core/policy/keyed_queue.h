#pragma once

#include "core/policy/policy.h"
#include "core/policy/ready_heap.h"

#include <utility>

namespace core {

/// A policy that always serves the thread with the best key. `Key` has `static auto of(const Contender&)`;
/// the least goes first, equal ones in the order in which they became ready, but one that lost its core to a
/// more urgent thread before all its equals.
template <class Key>
class KeyedQueue : public Policy {
public:
    void add(ThreadId thread, Entry entry, Contenders& all, Instant) override
    {
        Contender& contender = all[thread.index()];
        if (entry == Entry::Displaced)
            contender.place = --m_front;
        else if (entry != Entry::PassedOver)
            contender.place = ++m_back;
        m_ready.push(thread, all);
    }
    std::size_t size() const override { return m_ready.size(); }
    ThreadId next(Contenders&, Instant) override { return m_ready.pop(); }
    std::optional<ThreadId> steal(std::size_t core, Contenders& all) override
    {
        const std::optional<ThreadId> last = m_ready.last(core, all);
        if (last)
            m_ready.remove(*last);
        return last;
    }
    void rearrange(ThreadId thread, Contenders& all) override { m_ready.update(thread, all); }
    bool isMoreUrgent(const Contender& ready, const Contender& running) const override
    {
        return Key::of(ready) < Key::of(running);
    }
    std::optional<ThreadId> first(const Contenders&) const override
    {
        return m_ready.empty() ? std::nullopt : std::optional(m_ready.first());
    }

private:
    struct KeyAndPlace {
        static auto of(const Contender& contender) { return std::pair(Key::of(contender), contender.place); }
    };

    ReadyHeap<KeyAndPlace> m_ready;
    std::int64_t m_front = 0;
    std::int64_t m_back = 0;
};

} // namespace core
